"""The parser: the one home of spaCy in this package."""

from selon.parsing.gemm import use_numpy_gemm  # first: it sets the threads of BLAS before NumPy is loaded
from selon.parsing.loader import Parser

__all__ = ["Parser", "use_numpy_gemm"]
