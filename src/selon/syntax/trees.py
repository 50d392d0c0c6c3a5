"""A sentence's dependency tree, with the walks that the stages take over it."""

from collections.abc import Iterator, Sequence

from selon.model import Sentence, Span, Token

CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "csubj", "parataxis", "root", "csubj:pass"})


class Tree:
    """The tokens of one sentence, with the children of each; indices are those of the tokens."""

    __slots__ = ("below", "sentence", "tokens")

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens: Sequence[Token] = sentence.tokens
        self.below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                self.below[token.head].append(token.index)

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, index: int) -> Token:
        return self.tokens[index]

    def children(self, index: int, *relations: str) -> list[int]:
        """The dependents of a token, those of the given relations only if any is given."""
        if not relations:
            return self.below[index]
        return [child for child in self.below[index] if self.tokens[child].relation in relations]

    def child(self, index: int, *relations: str) -> int | None:
        """The first dependent of these relations, or None."""
        return next((child for child in self.below[index] if self.tokens[child].relation in relations), None)

    def parent(self, index: int) -> int | None:
        """The token that governs this one, or None at a root."""
        head = self.tokens[index].head
        return None if head == index else head

    def ancestors(self, index: int) -> Iterator[int]:
        """The governors of a token, nearest first."""
        seen = 0
        while (head := self.tokens[index].head) != index and seen < len(self.tokens):
            yield head
            index, seen = head, seen + 1

    def subtree(self, index: int) -> list[int]:
        """A token and all below it, in the order of the text."""
        found, stack = [], [index]
        while stack:
            node = stack.pop()
            found.append(node)
            stack.extend(self.below[node])
        return sorted(found)

    def phrase(self, index: int) -> list[int]:
        """A noun phrase: the subtree without case, punctuation, clauses, appositions or coordinates."""
        outside = {"case", "punct", "acl:relcl", "acl", "appos", "conj", "cc", "parataxis", "mark", "cop", "advcl"}
        found, stack = [index], [c for c in self.below[index] if self.tokens[c].relation not in outside]
        while stack:
            node = stack.pop()
            found.append(node)
            stack.extend(c for c in self.below[node] if self.tokens[c].relation not in outside - {"case"})
        return sorted(found)

    def span(self, indices: Sequence[int]) -> Span:
        """The stretch of the document from the first to the last of these tokens."""
        start, end = self.tokens[min(indices)].start, self.tokens[max(indices)].end
        offset = self.sentence.start
        return Span(start=start, end=end, text=self.sentence.text[start - offset : end - offset])

    def host(self, index: int) -> int:
        """The verb of whose complex a causative auxiliary is part ("*faire* savoir"); any other token itself."""
        return self.tokens[index].head if self.tokens[index].relation == "aux:caus" else index

    def preposition(self, index: int) -> str:
        """The lemma of the preposition or subordinator before a phrase, its fixed parts joined; else ""."""
        marker = self.child(index, "case") if self.child(index, "case") is not None else self.child(index, "mark")
        if marker is None:
            return ""
        parts = [marker, *self.children(marker, "fixed")]
        return " ".join(self.tokens[part].lemma.lower() for part in sorted(parts))

    def conjuncts(self, index: int) -> list[int]:
        """A token and those coordinated with it or with the last word of its name, in the order of the text."""
        found, stack = [index], self._coordinated(index)
        while stack:
            node = stack.pop()
            found.append(node)
            stack.extend(self._coordinated(node))
        return sorted(found)

    def _coordinated(self, index: int) -> list[int]:
        name = [index, *self.children(index, "flat", "flat:name")]
        return [child for word in name for child in self.children(word, "conj")]

    def clause(self, index: int) -> int:
        """The head of the clause in which a token stands: itself if it heads one."""
        while True:
            token = self.tokens[index]
            if token.head == index or token.relation in CLAUSES:
                return index
            if token.relation == "conj" and token.pos in ("VERB", "AUX"):
                return index
            index = token.head
