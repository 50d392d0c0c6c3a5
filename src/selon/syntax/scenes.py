"""What stands around a trigger: the semantic tests that frames put to the phrases of a sentence."""

from typing import TYPE_CHECKING

from selon.model import Reading, Sentence
from selon.ontology import PLACES
from selon.packs.roles import RoleMatch
from selon.syntax.agreement import latter
from selon.syntax.arguments import complement, transparent
from selon.syntax.trees import Tree

if TYPE_CHECKING:
    from selon.packs.load import Pack

INNER = "inner:"
"""Before the relation of a complement that the parser hung on the object and that may be the verb's."""
ARMED = (".MIL", ".REB")


class Scene:
    """One sentence with all that the semantic tests of frames look at."""

    def __init__(self, sentence: Sentence, reading: Reading, pack: "Pack") -> None:
        self.tree = Tree(sentence)
        self.mentions = {m.head: m for m in reading.mentions if m.sentence == sentence.index}
        self.places = {place.span.start for place in reading.places if place.span is not None}
        self.quotations = [q for q in reading.quotations if q.start < sentence.end and q.end > sentence.start]
        self.pack = pack
        self._roles: dict[int, RoleMatch | None] = {}
        self._passed: dict[tuple[int, str], bool] = {}
        self.words = {form for token in self.tree.tokens for form in (token.lemma.lower(), token.text.lower())}

    def role(self, head: int) -> RoleMatch | None:
        """The role noun that a token is part of."""
        if head not in self._roles:
            self._roles[head] = self.pack.roles.find(self.tree.tokens, head)
        return self._roles[head]

    def named(self, index: int) -> bool:
        """Whether a token is only part of a name: "les gardiens de la *révolution*"."""
        token = self.tree[index]
        return any(
            m.kind not in ("demonym", "seat", "country") and m.span.start <= token.start < m.span.end
            for m in self.mentions.values()
        )

    def members(self, head: int) -> list[int]:
        """A phrase and those coordinated with it; "les marines chinoise et turque" are two by their adjectives."""
        for child in self.tree.children(head, "amod"):
            adjectives = self.tree.conjuncts(child)
            if len(adjectives) > 1 and all(adjective in self.mentions for adjective in adjectives):
                return adjectives
        return self.tree.conjuncts(head)

    def quoted(self, index: int) -> bool:
        """Whether a token stands in a quotation."""
        return any(q.start < self.tree[index].start < q.end for q in self.quotations)

    def is_(self, index: int, value: str) -> bool:
        """Whether the phrase headed by a token passes one test of `needs` or `unless`."""
        passed = self._passed.get((index, value))
        if passed is None:
            passed = self._passed[index, value] = self._passes(index, value)
        return passed

    def _passes(self, index: int, value: str) -> bool:
        head = transparent(self.tree, index, self.pack.grammar)
        token, mention = self.tree[head], self.mentions.get(head)
        match value:
            case "who":
                return self.who(head)
            case "force":
                return self._force(head)
            case "country":
                return mention is not None and mention.kind in ("country", "seat", "demonym")
            case "place":
                named = mention is not None and mention.kind in PLACES
                return named or token.entity == "LOC" or token.start in self.places
            case "number":
                return self.tree[index].pos == "NUM" or self.tree.child(index, "nummod") is not None or head != index
            case "clause":
                return token.pos in ("VERB", "AUX")
        if value.startswith("@"):
            return self._in_class(head, value[1:]) or (head != index and self._in_class(index, value[1:]))
        return value in (token.lemma.lower(), self.tree[index].lemma.lower())

    def who(self, head: int) -> bool:
        """Whether a phrase names somebody who can act: a known name, a person, a role noun, a pronoun."""
        token, mention = self.tree[head], self.mentions.get(head)
        if mention is not None:
            return mention.kind != "place"
        if token.entity in ("PER", "ORG") or self.role(head) is not None:
            return True
        grammar = self.pack.grammar
        return grammar.pronoun(token.text) in grammar.pronouns.subject or latter(self.tree, head, grammar)

    def kind(self, head: int) -> str:
        """What sort of word heads a phrase: the kind and sector of a known name, a role's sector, a part of speech."""
        head = transparent(self.tree, head, self.pack.grammar)
        token, mention = self.tree[head], self.mentions.get(head)
        match = self.role(head)
        owned = any(child in self.mentions for child in self.tree.below[head])
        if mention is not None:
            return f"{mention.kind}.{(mention.entity.code or '').partition('.')[2]}"
        if match is not None:
            return f"role.{match.role.sector}{'+' if owned else ''}"
        if token.entity in ("PER", "ORG", "LOC"):
            return token.entity
        return f"{token.pos}{'+' if owned else ''}"

    def _force(self, head: int) -> bool:
        """Whether a phrase names those who bear arms: an armed group, an army, rebels."""
        mention, match = self.mentions.get(head), self.role(head)
        if mention is not None and (mention.kind == "group" or (mention.entity.code or "").endswith(ARMED)):
            return True
        return match is not None and f".{match.role.sector}" in ARMED

    def stands_for(self, index: int) -> int | None:
        """The token that names who a phrase is about: its head, or the owner of the thing that its head names."""
        head = transparent(self.tree, index, self.pack.grammar)
        token = self.tree[head]
        if self.who(head) or token.pos in ("PRON", "PROPN", "DET") or self.is_(head, "place"):
            return head
        if (doer := self._doer(head)) is not None:
            return doer
        for child in self.tree.below[head]:
            relation = self.tree[child].relation
            if relation == "amod" and child in self.mentions:
                return child
            if relation in ("nmod", "obl"):
                preposition, below = complement(self.tree, child, self.pack.grammar)
                inner = self.stands_for(below) if preposition in self.pack.grammar.genitive else None
                if inner is not None:
                    return inner
            if self.tree[child].lemma.lower() in self.pack.grammar.possessives:
                return child
        return None

    def _doer(self, head: int) -> int | None:
        """Who does what a noun names: "l'expulsion de réfugiés *par le Pakistan*", however deep the tree hangs it."""
        tree, grammar = self.tree, self.pack.grammar
        own = [c for c in tree.children(head, "nmod") if tree.preposition(c) in grammar.genitive]
        below = [c for noun in (head, *own) for c in tree.children(noun, "nmod", "obl:agent")]
        by = [c for c in below if tree.preposition(c) in grammar.agent]
        return next((found for child in by if (found := self.stands_for(child)) is not None), None)

    def located(self, relation: str, head: int) -> bool:
        """Whether a complement says where and not with whom: "réunis *à Moscou*"."""
        preposition = relation.removeprefix(INNER).partition(":")[2]
        return preposition in self.pack.roles.within and self.is_(head, "place")

    def only_place(self, head: int) -> bool:
        """Whether a name is a town's or a region's, which does nothing itself, as a country or its capital may."""
        mention = self.mentions.get(head)
        return self.tree[head].start in self.places and (mention is None or mention.kind not in ("country", "seat"))

    def has_word(self, value: str) -> bool:
        """Whether a lemma, or one of a class, stands anywhere in the sentence, were it only part of a name."""
        words = self.pack.lexicon.classes[value[1:]] if value.startswith("@") else {value}
        return any(token.lemma.lower() in words or token.text.lower() in words for token in self.tree.tokens)

    def _in_class(self, head: int, name: str) -> bool:
        if head in self.mentions and self.mentions[head].kind != "demonym":
            return False
        lemma = self.tree[head].lemma.lower()
        words = self.pack.lexicon.classes[name]
        return lemma in words or any(
            f"{lemma} {self.tree[child].lemma.lower()}" in words for child in self.tree.below[head]
        )
