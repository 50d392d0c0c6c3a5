"""From the outside to documents or rejections."""
