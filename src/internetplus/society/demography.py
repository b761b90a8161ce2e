"""From a society file to the marginals of one draw, ready for `build`."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from internetplus.kernel.jit import kernel
from internetplus.society.build import Demography
from internetplus.society.model import Society
from internetplus.vocabulary.fields import FLAGS, MONEY, MOST_AT_HOME, REGION
from internetplus.vocabulary.groups import FAMILIES

NORMAL = ndtri((np.arange(1024) + 0.5) / 1024)
"""Quantiles of the standard normal distribution at 1,024 midpoints."""
FULL = 2**32 - 1
TERCILE = 0.4307
"""The upper third of a standard normal distribution begins here."""


def _cumulative(shares: list[float]) -> NDArray[np.uint32]:
    return np.asarray((np.minimum(np.cumsum(shares), 1.0) * FULL).astype(np.uint32))


def allot(shares: list[float], communities: int) -> list[int]:
    """Whole communities by share, largest remainders first."""
    exact = np.array(shares) / sum(shares) * communities
    counts = np.floor(exact).astype(int)
    order = np.argsort(-(exact - counts), kind="stable")
    counts[order[: communities - counts.sum()]] += 1
    return [int(n) for n in counts]


def places(society: Society, communities: int) -> tuple[NDArray[np.int64], NDArray[np.uint8]]:
    """Region and settlement of each community: provinces in the file's order.

    A region has at least 32 communities: provinces that follow one another are merged until it has.
    """
    rows = tuple((row.share, row.urban) for row in society.provinces.rows)
    region, urban = _places(rows, communities)
    return region.copy(), urban.copy()


@lru_cache(maxsize=2)
def _places(
    rows: tuple[tuple[float, float], ...], communities: int
) -> tuple[NDArray[np.int64], NDArray[np.uint8]]:
    """The same by (share of the people, share in towns); every arm asks for it anew."""
    region = np.zeros(communities, np.int64)
    urban = np.zeros(communities, np.uint8)
    start, current, filled, owed = 0, 0, 0, 0.0
    counts = allot([share for share, _ in rows], communities)
    for (_, in_towns), n in zip(rows, counts, strict=True):
        if filled >= REGION and communities - start >= REGION:
            current, filled = current + 1, 0
        owed = _settle(urban[start : start + n], in_towns, owed)
        region[start : start + n] = current
        start, filled = start + n, filled + n
    if filled < REGION and current > 0:
        region[region == current] = current - 1
    return region, urban


@kernel
def _settle(urban: np.ndarray, in_towns: float, owed: float) -> float:
    """Spread towns evenly over a province; what is owed of one goes on to the next province."""
    for c in range(urban.size):
        owed += in_towns
        town = owed >= 0.5
        urban[c] = np.uint8(town)
        owed -= np.float64(town)
    return owed


def _incomes(society: Society, parameters: dict[str, float]) -> NDArray[np.int32]:
    """Income by settlement and place on the normal scale; the median over all adults is 1."""
    urban_sd = parameters["society.incomes.log_sd_urban"]
    rural_sd = parameters["society.incomes.log_sd_rural"]
    ratio = parameters["society.incomes.ratio"]
    z = (np.arange(256) - 128) / 32
    urban_median = ratio * np.exp((rural_sd**2 - urban_sd**2) / 2)
    table = np.stack([np.exp(rural_sd * z), urban_median * np.exp(urban_sd * z)])
    weight = np.array([1 - society.provinces.urban, society.provinces.urban])
    median = _quantiles(table, weight, [0.5])[0]
    return np.round(table / median * MONEY).astype(np.int32)


def _quantiles(
    table: NDArray[np.float64], weight: NDArray[np.float64], at: list[float]
) -> list[float]:
    z = (np.arange(256) - 128) / 32
    density = np.exp(-(z**2) / 2)
    mass = (weight[:, None] * density / density.sum()).ravel()
    order = np.argsort(table.ravel(), kind="stable")
    cumulative = np.cumsum(mass[order])
    return [float(table.ravel()[order][np.searchsorted(cumulative, q)]) for q in at]


def _head_ages(society: Society) -> NDArray[np.int16]:
    bands = society.households.head_ages
    ages = np.concatenate([np.arange(band.from_, band.to + 1) for band in bands])
    mass = np.concatenate(
        [
            np.full(band.to + 1 - band.from_, band.share / (band.to + 1 - band.from_))
            for band in bands
        ]
    )
    place = np.searchsorted(np.cumsum(mass), (np.arange(1024) + 0.5) / 1024)
    return ages[np.minimum(place, ages.size - 1)].astype(np.int16)


def demography(
    society: Society, parameters: dict[str, float], urban: NDArray[np.uint8]
) -> Demography:
    """The marginals for communities of the given settlements."""
    income = _incomes(society, parameters)
    weight = np.array([1 - society.provinces.urban, society.provinces.urban])
    limits = _quantiles(income.astype(float), weight, [0.2, 0.4, 0.6, 0.8])
    sides = ("rural", "urban")
    named = type(society.flags).model_fields
    flags = np.array(
        [
            [parameters[f"society.flags.{flag}.{side}"] if flag in named else 0.0 for flag in FLAGS]
            for side in sides
        ]
    )
    online = [[getattr(getattr(society.online, s), a) for a in FAMILIES["age"]] for s in sides]
    sizes = {str(many): share for many, share in society.households.sizes.items()}
    return Demography(
        urban=urban,
        normal=np.clip(np.round(NORMAL * 32), -127, 127).astype(np.int8),
        household=_cumulative([sizes.get(str(n), 0.0) for n in range(1, MOST_AT_HOME + 1)]),
        head_age=_head_ages(society),
        income=income,
        quintile=np.array(limits).astype(np.int32),
        schooling=np.stack([_cumulative(list(getattr(society.schooling, s))[:3]) for s in sides]),
        online=(np.array(online) * FULL).astype(np.uint32),
        flags=(flags * FULL).astype(np.uint32),
        honesty=np.round(np.array([-TERCILE, TERCILE]) * 32).astype(np.int8),
    )
