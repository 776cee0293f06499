"""What a catalogue is: the one definition of every field.

The reader, the rules, the JSON Schema and the table of fields all come from
here. A field's ``description`` is what an editor reads in all of them.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from certguide.catalog.dates import Language, When
from certguide.catalog.problem import quoted
from certguide.catalog.values import Length, Money, Span, Validity

_BIDI = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def _text(value: str) -> str:
    text = " ".join(value.split())
    if not text:
        raise _wrong("is blank; write a text or remove the line.")
    if any(c in _BIDI or not c.isprintable() for c in text):
        raise _wrong(f"{quoted(text)} contains an invisible control character; type it anew.")
    return text


def _https(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme != "https" or not parts.hostname or "." not in parts.hostname or parts.username:
        raise _wrong(f"{quoted(value)} is not an address that begins with https://.")
    if any(c in value for c in "\"'<>`{}|\\^") or any(c.isspace() for c in value):
        raise _wrong(f"{quoted(value)} contains a character that an address cannot have.")
    return value


def _wrong(says: str) -> PydanticCustomError:
    return PydanticCustomError("written", "{says}", {"says": says})


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _by_field(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _listed(ids) for key, ids in value.items()}
    return {"all": _listed(value)}


def _unknown(value: Any) -> Any:
    return None if value == "unknown" else value


Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Code = Annotated[str, Field(pattern=r"^[A-Z0-9][A-Z0-9-]{1,19}$")]
Name = Annotated[str, Field(max_length=200), AfterValidator(_text)]
Text = Annotated[str, Field(max_length=2000), AfterValidator(_text)]
Address = Annotated[str, Field(max_length=500), AfterValidator(_https), Field(json_schema_extra={"format": "uri"})]
Ids = Annotated[list[Id], BeforeValidator(_listed, json_schema_input_type=Id | list[Id])]
Words = Annotated[list[str], BeforeValidator(_listed, json_schema_input_type=str | list[str])]
Sources = Annotated[
    dict[str, list[Id]],
    BeforeValidator(_by_field, json_schema_input_type=Id | list[Id] | dict[str, Id | list[Id]]),
]
Count = Annotated[int, Field(ge=1, le=100_000)]
Maybe = BeforeValidator(_unknown)
UNKNOWN = {"unknown": True}


class Part(BaseModel):
    """Base of everything in the catalogue: nothing unknown, nothing converted, nothing changed."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=False)


class Doubt(Part):
    """What could not be confirmed, or where sources disagree; shown beside the fact."""

    about: Words = Field(description="The field or fields in doubt, or all.")
    kind: Literal["unconfirmed", "conflict", "announced"] = Field(
        description="unconfirmed: no good source; conflict: sources disagree; announced: not seen to happen yet."
    )
    says: Text = Field(description="What each source says, which one we follow, and why.")


class Sourced(Part):
    """Something that states facts, and so names where they come from."""

    sources: Sources | None = Field(
        default=None,
        description="Ids of sources: one, a list, or by field (price: fees-page), with all for the rest.",
    )
    doubts: list[Doubt] = Field(default=[], description="Facts of this entry that are unsure.")


class Source(Part):
    """A public page a fact was read from."""

    id: Id = Field(description="Short name by which facts refer to the page.")
    title: Name = Field(description="What the page is, as a reader would call it.")
    url: Address = Field(description="Its address.")
    checked: When = Field(description="The day on which it was last checked.")
    note: Text | None = Field(default=None, description="How it was read, if that matters.")


class Questions(Part):
    """How many questions an exam has."""

    total: Count = Field(description="All questions of the exam.")
    scored: Annotated[Count | None, Maybe] = Field(
        default=None, description="Those that count, or unknown.", json_schema_extra=UNKNOWN
    )


class Terms(Sourced):
    """What falls from kind to level to credential to exam to its beta: the nearest statement wins.

    Write ``unknown`` where the inherited value does not hold and no better one is known.
    """

    price: Annotated[Money | None, Maybe] = Field(
        default=None, description="List price of one try, before tax.", json_schema_extra=UNKNOWN
    )
    length: Annotated[Length | None, Maybe] = Field(
        default=None, description="Time for the exam, or for the course.", json_schema_extra=UNKNOWN
    )
    questions: Annotated[Questions | None, Maybe] = Field(
        default=None, description="Number of questions, and how many count.", json_schema_extra=UNKNOWN
    )
    pass_mark: Annotated[Count | None, Maybe] = Field(
        default=None, description="Points needed to pass.", json_schema_extra=UNKNOWN
    )
    scale: Name | None = Field(default=None, description="Scale of the pass mark, such as 100 to 1,000.")
    formats: Annotated[list[Name] | None, Maybe] = Field(
        default=None, description="Kinds of question or task.", json_schema_extra=UNKNOWN
    )
    proctored: bool | None = Field(default=None, description="Whether somebody watches while it is taken.")
    taken: Name | None = Field(default=None, description='Where it is taken, after "taken": at a test centre …')
    retake: Name | None = Field(default=None, description="What happens after failing.")
    required: Name | None = Field(default=None, description="What one must hold before; nothing if so.")
    experience: Annotated[Name | None, Maybe] = Field(
        default=None, description='What is suggested before, after "suggests".', json_schema_extra=UNKNOWN
    )
    validity: Annotated[Validity | None, Maybe] = Field(
        default=None, description="How long it lasts: 36 months, or does not expire.", json_schema_extra=UNKNOWN
    )
    languages: Annotated[list[Language] | None, Maybe] = Field(
        default=None, description="Languages on offer; German until 2026-12-31 names an end.", json_schema_extra=UNKNOWN
    )


class Domain(Part):
    """One subject of an exam with its share of the marks."""

    name: Name = Field(description="Name of the domain.")
    weight: Annotated[int, Field(ge=1, le=100)] = Field(description="Per cent of the scored content.")
    was: Name | None = Field(default=None, description="Its name in the version before, if that differs.")


class Beta(Terms):
    """The trial run of an exam, before its standard form."""

    code: Code | None = Field(default=None, description="Booking code of the beta, if it has its own.")
    first: When | None = Field(default=None, alias="from", description="First day of the beta.")
    last: When | None = Field(default=None, alias="to", description="Last day, where one is named.")


class Exam(Terms):
    """One version of a certification's test."""

    code: Code = Field(description="Exam code.")
    first: When | None = Field(default=None, alias="from", description="First day of the standard exam.")
    last: When | None = Field(default=None, alias="to", description="Last day, once one is named.")
    beta: Beta | None = Field(default=None, description="Its beta, if there was one.")
    beside: Code | None = Field(
        default=None, description="Code of the version it could be taken beside for a while; overlaps need this."
    )
    booking: When | None = Field(default=None, description="First day on which it can be booked.")
    domains: list[Domain] = Field(default=[], description="Domains with weights that add up to 100.")
    changes: Text | None = Field(default=None, description='What is new, after "which": adds AI-assisted …')
    guide: Id | None = Field(default=None, description="Source id of the official exam guide.")


class Group(Terms):
    """What kinds and levels share: a name, a colour and a mark that stand for it everywhere."""

    id: Id = Field(description="Short name by which credentials refer to it; its anchor on pages.")
    name: Name = Field(description="Name of one, such as Associate.")
    plural: Name = Field(description="Name of several, such as Associates.")
    says: Text | None = Field(default=None, description="One sentence on what it is.")
    colour: Literal["sand", "green", "teal", "violet", "orange", "rose", "blue", "grey"] = Field(
        default="grey", description="Its colour."
    )
    mark: Literal["ring", "bars-1", "bars-2", "bars-3", "diamond", "triangle", "square", "star"] = Field(
        default="ring", description="Its mark, so that colour never stands alone."
    )
    renews: Ids = Field(default=[], description="Credentials that passing any of these renews.")


class Kind(Group):
    """A family of credentials."""


class Level(Group):
    """A level within a kind."""

    kind: Id = Field(description="The kind it belongs to.")


class Credential(Terms):
    """Anything the programme awards."""

    id: Id = Field(description="Its address, for ever.")
    name: Name = Field(description="Full official name.")
    short: Name = Field(description="Name in lists.")
    level: Id | None = Field(default=None, description="Its level; or give kind.")
    kind: Id | None = Field(default=None, description="Its kind, if it has no level.")
    about: Text = Field(description="What it is and for whom, in two sentences.")
    roles: list[Name] = Field(default=[], description="Jobs it is meant for.")
    eligible: Text | None = Field(default=None, description="Who may take it, if not everybody.")
    first: When | None = Field(default=None, alias="from", description="First day, if it has no exams.")
    last: When | None = Field(default=None, alias="to", description="Last day, if it has no exams.")
    exams: list[Exam] = Field(default=[], description="Exam versions, oldest first.")
    renews: Ids = Field(default=[], description="Credentials that passing this one renews.")
    renamed_to: Id | None = Field(default=None, description="Under which id it goes on.")
    replaced_by: Ids = Field(default=[], description="Successors the vendor names, the main one first.")
    nearest: Ids = Field(default=[], description="What we would take instead; our opinion, where no successor is named.")
    story: Text | None = Field(default=None, description="What became of it, in a sentence or two.")
    page: Id | None = Field(default=None, description="Source id of the official page, where it is booked.")
    prepare: Ids = Field(default=[], description="Source ids of official preparation.")
    former_names: list[Name] = Field(default=[], description="Names it had before.")
    former_ids: list[Id] = Field(default=[], description="Ids it had here; their addresses lead to it.")


class Query(Part):
    """Which credentials are meant: all conditions must hold."""

    ids: Ids = Field(default=[], description="These and no others.")
    kind: Ids = Field(default=[], description="Of one of these kinds.")
    level: Ids = Field(default=[], description="Of one of these levels.")


class Extension(Part):
    """What we add to the author's original order."""

    says: Text = Field(description="What is ours in this step, and why.")
    of: Query | None = Field(default=None, description="Credentials we add.")


class Step(Part):
    """One entry of the ordered roadmap."""

    id: Id = Field(description="Its permanent anchor.")
    title: Name = Field(description="The step in a few words.")
    who: Text = Field(description="Whom it is for.")
    why: Text = Field(description="The reason.")
    take: Literal["all", "one", "others", "rest"] = Field(
        description="all of them; one of them; others, beside the one of the step before; rest, what no step named."
    )
    of: Query | None = Field(default=None, description="Which credentials are meant.")
    note: Text | None = Field(default=None, description="A remark below the step.")
    ours: Extension | None = Field(default=None, description="What goes beyond the original order.")


class Stop(Part):
    """One stop on a situation's path."""

    take: Id = Field(description="Id of the credential.")
    why: Text = Field(description="The reason.")
    optional: bool = Field(default=False, description="Whether it may be left out.")


class Skip(Part):
    """What somebody in a situation can leave alone."""

    of: Query = Field(description="Which credentials.")
    why: Text = Field(description="The reason.")


class Audience(Part):
    """A reader's situation, and the answer for it."""

    id: Id = Field(description="Its address below /for/.")
    says: Name = Field(description="The situation in the reader's own words.")
    line: Text = Field(description="One sentence beside the answer.")
    answer: Text = Field(description="What comes after the first stop, in a sentence.")
    path: list[Stop] = Field(min_length=1, description="Stops in order; the first is the answer.")
    deeper: list[Stop] = Field(default=[], description="Where to go from there.")
    skip: list[Skip] = Field(default=[], description="What to leave alone.")
    ours: Text | None = Field(default=None, description="What goes beyond the original order.")


class Rule(Sourced):
    """A rule of the programme, in words."""

    id: Id = Field(description="Short name; its anchor.")
    topic: Literal["cost", "watching", "expiry", "booking", "perks", "requirements"] = Field(description="Where it is shown.")
    title: Name = Field(description="What it is about, in a word or two.")
    says: Text = Field(description="The rule.")


class RenewalWay(Sourced):
    """A way to keep a credential valid other than passing an exam."""

    id: Id = Field(description="Short name.")
    name: Name = Field(description="What it is called.")
    says: Text = Field(description="How it works, in a sentence or two.")
    of: Ids = Field(description="Credentials it is open to.")
    extends: Validity = Field(description="By how much it extends them.")
    window: Span = Field(description="How long before expiry it can be done.")
    price: Annotated[Money | None, Maybe] = Field(default=None, description="Fee, or unknown.", json_schema_extra=UNKNOWN)


class Voucher(Sourced):
    """What each pass takes off the price of a later exam."""

    percent: Annotated[int, Field(ge=1, le=100)] = Field(description="Per cent off.")
    says: Text = Field(description="How it works.")


class Programme(Sourced):
    """The vendor's programme, and the rules that hold for all of it."""

    name: Name = Field(description="Name of the programme.")
    vendor: Name = Field(description="Full name of the vendor.")
    short: Name = Field(description="The vendor's short name.")
    page: Id = Field(description="Source id of the programme's home page.")
    first: When = Field(alias="from", description="When it began.")
    voucher: Voucher | None = Field(default=None, description="What a pass takes off the next exam.")
    rules: list[Rule] = Field(default=[], description="Rules in words.")
    renewal_ways: list[RenewalWay] = Field(default=[], description="Ways to renew other than an exam.")


class Article(Part):
    """The article that the guide grew out of."""

    written: When = Field(description="When it was written.")
    credentials: Ids = Field(description="The credentials it lists; each keeps a page for ever.")


class Guide(Part):
    """What the guide says of itself."""

    title: Name = Field(description="The question it answers.")
    language: Name = Field(description="Exams in this language count as the exam of a credential.")
    article: Article | None = Field(default=None, description="The article it grew out of.")
    reading: Text | None = Field(default=None, description="How the sources were read.")


class Catalog(Part):
    """A whole catalogue: every fact of the guide."""

    guide: Guide = Field(description="What the guide says of itself.")
    programme: Programme = Field(description="The programme and its rules.")
    kinds: list[Kind] = Field(min_length=1, description="Families of credentials.")
    levels: list[Level] = Field(default=[], description="Levels, in the order of lists.")
    credentials: list[Credential] = Field(min_length=1, description="Everything the programme awards or awarded.")
    roadmap: list[Step] = Field(min_length=1, description="The recommended order.")
    audiences: list[Audience] = Field(default=[], description="Situations, in the order of the home page.")
    sources: list[Source] = Field(min_length=1, description="Pages that facts were read from.")
