"""Shares against the part and the whole that are printed, and the shares of one whole against 100."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from operator import attrgetter

from yearbook_viewer.records import Figure, Finding, FindingKind, Verdict
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.numbers.misprints import may_be_mistyped
from yearbook_viewer.text.audit.numbers.near_misses import is_near_miss
from yearbook_viewer.text.audit.numbers.precision import (
    Interval,
    common_scale,
    has_many_digits,
    interval_of,
    last_digit,
    plain,
    value_of,
)
from yearbook_viewer.text.audit.numbers.rates import printed_rate, rate_verdict, rate_words, rounded
from yearbook_viewer.text.audit.shares.share_claims import SHARES, Claim, claims_of, is_amount, stated
from yearbook_viewer.text.audit.shares.shares_of_hundred import against_hundred
from yearbook_viewer.text.audit.shares.weighed_parts import parts_weighed
from yearbook_viewer.text.audit.shares.weighed_shares import shares_weighed
from yearbook_viewer.text.audit.totals.totals import added, are_alike

# Wholes stand at most so many figures back.
_LOOK_BACK = 24
# More shares than this are not of one whole.
_MOST = 40
# So many shares of one whole in the lines before make it that of the next.
_VOTES = 2
# So near stand the items of a list that have headings of their own.
_NEXT = 6
_start_of = attrgetter("start")
_TOTAL = re.compile("总|合计|共|全[市县区州省]")
_BESIDE = 12
# A share with fewer digits is like any other.
_TELLING = 3
# Of a part of three digits that its whole and its share leave no more open than this, in its last digits.
_NARROW = 4


def shares(sentences: Sequence[Sentence]) -> list[Finding]:
    """The shares that these sentences print, held against their parts and wholes, and against 100."""
    found: list[Finding] = []
    known: list[Figure] = []
    far: list[Figure] = []
    former, headings = -2, ""
    for sentence in sentences:
        if sentence.headings != headings and sentence.number > former + _NEXT:
            far = []
        if sentence.number > former + 2:
            far = [*far, *known][-_LOOK_BACK:]
            known = []
        former, headings = sentence.number, sentence.headings
        if any(figure.unit in SHARES for figure in sentence.figures):
            claims = list(claims_of(sentence, known, far))
            found.extend(_against_wholes(claims, [*known, *sentence.figures], _shared(found, known)))
            found.extend(against_hundred(sentence))
        count = len(sentence.figures)
        known = [*known, *stated(sentence, max(0, count - _LOOK_BACK), count)][-_LOOK_BACK:]
    told = {figure.start for finding in found for figure in (finding.checked, *finding.against)}
    settled = {finding.checked.start for finding in found}
    further = [each for each in shares_weighed(sentences) if _is_new(each, told, settled)]
    told |= {each.checked.start for each in further}
    return [*found, *further, *parts_weighed(sentences, told)]


def _shared(found: Sequence[Finding], known: Sequence[Figure]) -> list[Figure]:
    """The whole of the two shares found last, if it still stands near: in a list whose items are lines it is that of
    the next one too."""
    wholes = [each.against[0] for each in found[-_VOTES:] if each.verdict is not Verdict.INCONSISTENT and each.against]
    return wholes[:1] if len(wholes) == _VOTES and len(set(wholes)) == 1 and wholes[0] in known else []


def _is_new(finding: Finding, told: set[int], settled: set[int]) -> bool:
    """Whether nothing is said yet of a share, or only that it is one of a hundred, and nothing of its own parts."""
    own = finding.checked.start
    return own not in told or (own not in settled and not any(part.start in told for part in finding.against))


def _against_wholes(claims: Sequence[Claim], figures: Sequence[Figure], shared: Sequence[Figure]) -> Iterator[Finding]:
    """What the shares of a sentence come to, each with its whole: what the words name, or what others in it, or in the
    lines before (`shared`), are of."""
    agreed = list(shared)
    left: list[Claim] = []
    for claim in claims:
        right = next(
            (whole for whole in (*reversed(claim.wholes), *reversed(claim.others)) if _fits(claim, whole)), None
        )
        if right is None:
            left.append(claim)
        else:
            agreed.append(right)
            yield _share(claim.part, right, claim.printed)
    unnamed = [claim for claim in left if not claim.wholes or claim.others]
    mistyped = _mistyped_whole(unnamed, figures) if 1 < len(unnamed) <= _MOST and not agreed else None
    if len(left) == len(unnamed) == len(claims) > 1 and len(claims) <= _MOST and mistyped is None:
        together = list(_of_all_parts(claims))
        if together:
            yield from together
            return
    for claim in left:
        whole = _whole_of(claim, agreed, mistyped if not claim.wholes or claim.others else None)
        if whole is None or any(_are_of_one(claim, other) for other in claims if other.part is whole):
            continue
        nearer = next((each for each in _between(whole, claim.part, figures) if _fits(claim, each)), None)
        if nearer is not None and not claim.sure and has_many_digits(claim.printed):
            yield _share(claim.part, nearer, claim.printed)
            continue
        if not _is_of_several(claim, whole, figures):
            yield _share(claim.part, whole, claim.printed)


def _between(whole: Figure, part: Figure, figures: Sequence[Figure]) -> Iterator[Figure]:
    """The amounts between a whole and its part of which it may rather be: 职工5200人,干部1460人,女干部380人."""
    for each in figures[
        bisect_left(figures, whole.end, key=_start_of) : bisect_left(figures, part.start, key=_start_of)
    ]:
        if is_amount(each) and are_alike(each, part) and value_of(each) >= value_of(part) > 0:
            yield each


def _are_of_one(claim: Claim, larger: Claim) -> bool:
    """Whether two shares stand to each other as their parts do: 60岁以上占13.5%,其中65岁以上占9.2%, both of all."""
    shares, parts = (
        interval_of(one).over(interval_of(other))
        for one, other in ((claim.printed, larger.printed), (claim.part, larger.part))
    )
    return shares is not None and parts is not None and shares.meets(parts)


def _is_of_several(claim: Claim, whole: Figure, figures: Sequence[Figure]) -> bool:
    """Whether a share is that of the amounts before it together: 一级教师127人、高级教师63人,两者占46.1%."""
    at = bisect_left(figures, claim.printed.start, key=_start_of)
    rate = printed_rate(claim.printed)
    together = Decimal(0)
    for each in reversed(figures[max(0, at - _LOOK_BACK) : at]):
        if each.start <= whole.start or not (is_amount(each) and are_alike(each, claim.part)):
            return False
        several = together > 0
        together += value_of(each)
        if several and rate.interval.holds(together / value_of(whole) * rate.per):
            return True
    return False


def _of_all_parts(claims: Sequence[Claim]) -> Iterator[Finding]:
    """Shares of what their parts come to, which is not printed: 城区1286人,占40.2%;乡镇1913人,占59.8%."""
    parts = [claim.part for claim in claims]
    if len(set(parts)) < len(parts) or not all(is_amount(part) and are_alike(part, parts[0]) for part in parts):
        return
    whole = added(parts)
    made = [_made(claim.part, whole, _total_of(parts), claim.printed) for claim in claims] if whole > 0 else []
    right = sum(finding.verdict is not Verdict.INCONSISTENT for finding in made)
    if right and right + 1 >= len(made):
        scale = common_scale(*parts)
        for claim, finding in zip(claims, made, strict=True):
            others = tuple(part for part in parts if part is not claim.part)
            sides = f"{plain(value_of(claim.part) / scale)} ÷ {plain(whole / scale)}"
            yield replace(finding, arithmetic=sides + finding.arithmetic, against=(claim.part, *others))


def _total_of(parts: Sequence[Figure]) -> Interval:
    total = Interval(Decimal(0), Decimal(0))
    for part in parts:
        total = total + interval_of(part)
    return total


def _whole_of(claim: Claim, agreed: Sequence[Figure], mistyped: Figure | None) -> Figure | None:
    """What a share that agrees with nothing is most likely of; None where that cannot be told."""
    if claim.others:
        voted = [whole for whole in agreed[-_LOOK_BACK:] if whole in claim.others]
        if voted:
            return voted[-1]
    if len(claim.wholes) == 1:
        return claim.wholes[0]
    if mistyped is not None:
        return mistyped
    near = claim.others[-1:] if not claim.wholes else ()
    return next((whole for whole in near if _looks_mistyped(claim, whole) or _is_total_mistyped(claim, whole)), None)


def _is_total_mistyped(claim: Claim, whole: Figure) -> bool:
    """Whether a share that says nothing of its whole would be right but for a misprint in the total right before its
    part: 总人口215060人,少数民族38412人,占15.3%."""
    rate = printed_rate(claim.printed)
    if _TOTAL.search(whole.indicator) is None or claim.part.start - whole.end > _BESIDE or rate.interval.low <= 0:
        return False
    implied = interval_of(claim.part).over(Interval(rate.interval.low / rate.per, rate.interval.high / rate.per))
    return has_many_digits(claim.printed) and implied is not None and may_be_mistyped(whole, implied)


def _looks_mistyped(claim: Claim, whole: Figure) -> bool:
    """Whether the share would be of this whole but for a mistyped digit, as few shares would by chance."""
    digit = last_digit(claim.printed)
    digits = f"{value_of(claim.printed) / digit:.0f}".strip("0")
    quotient = _quotient(claim.part, whole, claim.printed)
    computed = value_of(claim.part) / value_of(whole) * printed_rate(claim.printed).per
    swapped = len(digits) == 2 and rounded(computed, digit) == Decimal(digits[::-1]) * digit
    if swapped or (len(digits) >= _TELLING and is_near_miss(computed, quotient, claim.printed)):
        return True
    rate = printed_rate(claim.printed)
    meant = Interval(rate.interval.low / rate.per * value_of(whole), rate.interval.high / rate.per * value_of(whole))
    narrow = meant.high - meant.low <= _NARROW * last_digit(claim.part)
    return narrow and has_many_digits(claim.part) and may_be_mistyped(claim.part, meant)


def _mistyped_whole(claims: Sequence[Claim], figures: Sequence[Figure]) -> Figure | None:
    """The whole that several shares would be of but for one mistyped digit in it: all give the same other number."""
    low, high = Decimal(0), Decimal("Infinity")
    for claim in claims:
        rate = printed_rate(claim.printed)
        implied = interval_of(claim.part).over(Interval(rate.interval.low / rate.per, rate.interval.high / rate.per))
        if implied is None or not are_alike(claim.part, claims[0].part):
            return None
        low, high = max(low, implied.low), min(high, implied.high)
    parts = [claim.part for claim in claims]
    before = [each for each in figures if is_amount(each) and each.start < parts[0].start and each not in parts]
    alike = [each for each in before if are_alike(each, parts[0])]
    if low > high or not alike:
        return None
    whole = alike[-1]
    return whole if value_of(whole) > 0 and may_be_mistyped(whole, Interval(low, high)) else None


def _fits(claim: Claim, whole: Figure) -> bool:
    return _share(claim.part, whole, claim.printed).verdict is not Verdict.INCONSISTENT


def _quotient(part: Figure, whole: Figure, printed: Figure) -> Interval:
    return _rate(part, interval_of(whole), printed)


def _rate(part: Figure, whole: Interval, printed: Figure) -> Interval:
    quotient = interval_of(part).over(whole)
    assert quotient is not None  # the whole is above nought
    return quotient.times(printed_rate(printed).per)


def _share(part: Figure, whole: Figure, printed: Figure) -> Finding:
    scale = common_scale(part, whole)
    finding = _made(part, value_of(whole), interval_of(whole), printed)
    sides = f"{plain(value_of(part) / scale)} ÷ {plain(value_of(whole) / scale)}"
    return replace(finding, arithmetic=sides + finding.arithmetic, against=(whole, part))


def _made(part: Figure, whole: Decimal, within: Interval, printed: Figure) -> Finding:
    """The share that a part is of a number, which lies within an interval."""
    computed = value_of(part) / whole * printed_rate(printed).per
    verdict = rate_verdict(computed, _rate(part, within, printed), printed)
    return Finding(FindingKind.SHARE, verdict, rate_words("", computed, printed, verdict), printed, (part,))
