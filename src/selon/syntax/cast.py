"""The people and bodies that one document speaks of, in the order in which it does, and whom a pronoun takes up."""

from bisect import insort
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from selon.model import Entity, Known, Mention, Reading
from selon.packs.roles import Role
from selon.syntax.agreement import gender, latter
from selon.syntax.phrases import describe
from selon.syntax.trees import Tree

if TYPE_CHECKING:
    from selon.packs.load import Pack

CLEAR = 2.0
"""How many times as often as the next one a country is named that a report is clearly about."""
REACH = 3
"""Sentences that a pronoun looks back over."""
ARMED = "REB"
GROUP = "group"


class Cast:
    """Those whom one document speaks of; pronouns and roles are added as they are resolved."""

    def __init__(self, reading: Reading, pack: "Pack") -> None:
        self.reading = reading
        self.pack = pack
        self.trees = {s.index: Tree(s) for s in reading.sentences if s.tokens}
        self.named = {(m.sentence, m.head): m for m in reading.mentions}
        self.places = {place.span.start: place for place in reading.places if place.span is not None}
        self.mentioned = countries_named(reading, pack)
        counts = (self.mentioned + Counter(p.country for p in reading.places if p.country is not None)).most_common(2)
        self.focus = counts[0][0] if counts else None
        self.clear = self.focus if counts and (len(counts) == 1 or counts[0][1] >= CLEAR * counts[1][1]) else None
        self.pair = [country for code, _ in counts if (country := pack.names.country(code)) is not None]
        self.sides = self._sides()
        self.rebels = self._rebels()
        self.known: list[Known] = sorted(self._named(), key=lambda known: known.place)
        shown = ((known.entity.name, known.gender) for known in self.known if known.person)
        self.genders = {name: gender for name, gender in shown if gender is not None}
        """The gender of each person, once a title or a determiner has shown it."""

    def add(self, known: Known) -> None:
        """Remember somebody more, at his place in the text."""
        insort(self.known, known, key=lambda one: one.place)

    def before(self, sentence: int, head: int) -> Iterator[Known]:
        """Those spoken of before a token, the last one first."""
        return (known for known in reversed(self.known) if known.place < (sentence, head))

    def antecedent(
        self, sentence: int, head: int, plural: bool | None, acting: frozenset[tuple[str, str | None]] = frozenset()
    ) -> Known | None:
        """The likeliest earlier one of the same number and gender: subjects before others, near ones before far ones.

        "Ce dernier" takes the last one named. A possessive (`plural` None) may have an owner of either number.
        Nobody of `acting` is taken: the object of a clause is not its subject.
        """
        best, best_score = None, 0.0
        tree = self.trees[sentence]
        ours = gender(tree, head, self.pack.grammar) if plural is not None else None
        owners = tree[head].text.lower() in self.pack.grammar.plural_possessives if plural is None else None
        last = latter(tree, head, self.pack.grammar)
        quoted, barred = self.quoted(sentence, head), self._barred(tree, head) if plural is not None else frozenset()
        for known in self.known:
            if known.place >= (sentence, head):
                break
            if (known.entity.name, known.entity.code) in acting or known.sentence < sentence - REACH:
                continue
            if plural is not None and (known.plural or bool(known.also)) != plural:
                continue
            # Outside a quotation nobody is taken up whom only the quotation names.
            if known.sentence == sentence and (known.head in barred or (known.quoted and not quoted)):
                continue
            theirs = self.genders.get(known.entity.name, known.gender)
            if ours is not None and theirs is not None and ours != theirs:
                continue
            score = 4.0 - (sentence - known.sentence) + 1.5 * (known.person and not plural)
            score += 2.0 * (owners is not None and (known.plural or bool(known.also)) == owners)
            score += 0.6 * (known.subject and known.sentence == sentence and not last)
            score += (0.0 if last else 1.5 * known.subject) - 1.5 * (known.quoted and not quoted)
            if score >= best_score:
                best, best_score = known, score
        return best

    def quoted(self, sentence: int, head: int) -> bool:
        """Whether a token stands inside a quotation."""
        start = self.trees[sentence][head].start
        return any(quotation.start <= start < quotation.end for quotation in self.reading.quotations)

    def role(self, tree: Tree, head: int) -> Role | None:
        """The role noun that a token is part of."""
        match = self.pack.roles.find(tree.tokens, head)
        return match.role if match is not None else None

    def roles(self) -> Iterator[tuple[Tree, int, Role]]:
        """The role nouns of the document that are no part of a name."""
        for sentence, tree in self.trees.items():
            for token in tree.tokens:
                if token.pos == "NOUN" and (sentence, token.index) not in self.named:
                    role = self.role(tree, token.index)
                    if role is not None:
                        yield tree, token.index, role

    def meet(self, sentence: int, head: int, entity: Entity, person: bool) -> Known:
        """The record of somebody named at a token."""
        tree = self.trees[sentence]
        token = tree[head]
        if person and entity.code is None:
            entity = replace(entity, code=self.focus)  # of the report's country, where nothing else is said
        return Known(
            sentence=sentence, head=head, entity=entity, lemma=token.lemma.lower(), person=person,
            plural="Number=Plur" in token.features and not person, subject=token.relation.startswith("nsubj"),
            quoted=self.quoted(sentence, head), gender=gender(tree, head, self.pack.grammar),
            also=tuple(self._also(tree, head)),
        )  # fmt: skip

    def _also(self, tree: Tree, head: int) -> Iterator[Entity]:
        heads = (head, tree[head].head) if tree[head].relation in ("appos", "flat", "flat:name") else (head,)
        for other in (child for at in heads for child in tree.children(at, "conj")):
            found = describe(tree, other, self.reading, self.pack)
            if found is not None and found.code is not None:
                yield found

    def _named(self) -> Iterator[Known]:
        """Those who have a name, a people's adjective as a noun, or a role with its country."""
        for (sentence, head), mention in self.named.items():
            if mention.kind in ("place", "region"):
                continue
            if mention.kind != "demonym" or self.trees[sentence][head].pos in ("NOUN", "PROPN"):
                yield self.meet(sentence, head, mention.entity, mention.kind == "person")
        for tree, head, role in self.roles():
            entity = describe(tree, head, self.reading, self.pack)
            if entity is not None and entity.code is not None:
                yield self.meet(tree.sentence.index, head, entity, self.one_person(tree, head, role))

    @staticmethod
    def one_person(tree: Tree, head: int, role: Role) -> bool:
        """Whether a role noun is the title of one person: "le président américain"."""
        return role.title and "Number=Plur" not in tree[head].features

    def _sides(self) -> list[Entity]:
        """The two countries or armed groups that the report names most."""
        counts: Counter[str] = Counter()
        first: dict[str, Entity] = {}
        for mention in self.reading.mentions:
            country = self.pack.names.country(mention.entity.code)
            if country is not None or mention.kind == GROUP:
                code = country.code if country is not None else mention.entity.code or mention.entity.name
                named = mention.entity if country is None else Entity(name=country.name, code=code)
                counts[code] += 3 if mention.sentence == 0 else 1
                first.setdefault(code, named)
        return [first[code] for code, _ in counts.most_common(2)]

    def _rebels(self) -> Mention | None:
        """The armed group that the report is about: the one named most, at least twice."""
        groups = [m for m in self.reading.mentions if m.kind == GROUP and (m.entity.code or "").startswith(ARMED)]
        counts = Counter(group.entity.code for group in groups)
        code, often = next(iter(counts.most_common(1)), (None, 0))
        return next((group for group in groups if group.entity.code == code and often > 1), None)

    @staticmethod
    def _barred(tree: Tree, head: int) -> frozenset[int]:
        """Whom a pronoun cannot mean: what its own relative clause is about, unless that is the clause's subject.

        "Le ministre, à qui *il* a écrit" is two people.
        """
        barred = set()
        for clause in (head, *tree.ancestors(head)):
            parent = tree.parent(clause)
            if parent is None or not tree[clause].relation.startswith("acl"):
                continue
            if not any("PronType=Rel" in tree[c].features for c in tree.children(clause, "nsubj", "nsubj:pass")):
                barred.update({parent, *tree.children(parent, "appos", "flat", "flat:name")})
                barred.add(tree[parent].head if tree[parent].relation in ("appos", "flat", "flat:name") else parent)
        return frozenset(barred)


def countries_named(reading: Reading, pack: "Pack") -> Counter[str]:
    """How often the report names each country, its first sentence counting more; bodies of no country are left out."""
    counts: Counter[str] = Counter()
    for mention in reading.mentions:
        country = pack.names.country(mention.entity.code)
        if country is not None and ":" not in country.code:
            counts[country.code] += 3 if mention.sentence == 0 else 1
    return counts
