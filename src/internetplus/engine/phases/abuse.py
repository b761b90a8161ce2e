"""Abuse: the operator plants records on those on record as critics and covers up for officials."""

import numpy as np

from internetplus.engine import records
from internetplus.engine.tables import Luck, Scratch, Tables
from internetplus.kernel.bits import marked
from internetplus.kernel.draw import draw, key
from internetplus.kernel.jit import inner, kernel
from internetplus.society.build import OFFICIAL
from internetplus.society.state import (
    STATUS_CRITIC,
    STATUS_SANCTIONED,
    STATUS_TOUCHED,
    Society,
)
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY

RECORDED, DROPPED = INDEX["recorded_red_light"], INDEX["records_dropped"]
PLANTED, COVERED = INDEX["records_planted"], INDEX["records_covered"]
MONTHS, HIT = INDEX["critic_months"], INDEX["critic_sanctioned"]


@kernel
def abuse(
    society: Society, tables: Tables, luck: Luck, scratch: Scratch, ledger: np.ndarray, c: int
) -> None:
    """Records of deeds that never were, and records of deeds that were and are not to be."""
    rules = tables.abuse
    if rules.on == 0:
        return
    k = key(luck.seed, P.CRISIS, 0, luck.month, luck.community)
    struck = bool(luck.month == rules.crisis and draw(k, COMMUNITY) < rules.turned)
    if rules.many > 0 and (struck or rules.plant > 0):
        _plant(society, tables, luck, scratch, ledger, c, struck)
    if rules.cover > 0:
        _cover(society, tables, luck, ledger, c)


@inner
def _plant(
    society: Society,
    tables: Tables,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    struck: bool,
) -> None:
    """All known critics where the operator strikes in a crisis, some of them at other times."""
    rules, status, hit = tables.abuse, society.state.status[c], scratch.hit
    k = key(luck.seed, P.PLANT, 0, luck.month, luck.community)
    for i in range(COMMUNITY):
        hit[i] = np.uint8((status[i] & np.uint16(STATUS_CRITIC)) != 0) & scratch.adult[i]
    for nth in range(marked(hit, scratch.who)):
        i = int(scratch.who[nth])
        if struck or draw(k, i) < rules.plant:
            first = int(draw(k, i + COMMUNITY)) % rules.many
            _write(society, tables, luck, ledger, c, i, first)


@inner
def _write(
    society: Society,
    tables: Tables,
    luck: Luck,
    ledger: np.ndarray,
    c: int,
    i: int,
    first: int,
) -> None:
    """The first of the deeds, from one drawn on, that this person could have done."""
    rules, deeds, pool = tables.abuse, tables.deeds, society.pool
    flags, cell = society.people.flags[c, i], society.people.cell[c, i]
    for step in range(rules.many):
        d = int(rules.deeds[(first + step) % rules.many])
        if (flags & np.uint16(deeds.who[d])) != np.uint16(deeds.who[d]):
            continue
        r = records.pack(i, d, luck.month, records.PLANTED, records.FRESH, 1)
        ledger[DROPPED, cell] += records.write(pool.record, pool.count, c, r)
        ledger[RECORDED + d, cell] += 1
        ledger[PLANTED, cell] += 1
        if deeds.told[1]:
            society.state.status[c, i] |= STATUS_TOUCHED
        return


@inner
def _cover(society: Society, tables: Tables, luck: Luck, ledger: np.ndarray, c: int) -> None:
    """This month's records that speak against officials leave the register, most of them."""
    rules, pool, record, kept = tables.abuse, society.pool, society.pool.record[c], 0
    for n in range(pool.count[c]):
        r = record[n]
        i, d = records.who_of(r), records.deed_of(r)
        fresh = records.age_of(r, luck.month) == 0 and rules.against[d] != 0
        if fresh and (society.people.flags[c, i] & np.uint16(OFFICIAL)) != 0:
            k = key(luck.seed, P.COVER, d, luck.month, luck.community)
            if draw(k, i) < rules.cover:
                ledger[COVERED, society.people.cell[c, i]] += 1
                continue
        record[kept] = r
        kept += 1
    pool.count[c] = kept


@kernel
def on_record(society: Society, scratch: Scratch, ledger: np.ndarray, c: int) -> None:
    """Who is on record as a critic this month, and who of them is sanctioned, for whatever."""
    status, hit = society.state.status[c], scratch.hit
    for i in range(COMMUNITY):
        hit[i] = np.uint8((status[i] & np.uint16(STATUS_CRITIC)) != 0) & scratch.adult[i]
    for nth in range(marked(hit, scratch.who)):
        i = int(scratch.who[nth])
        cell = society.people.cell[c, i]
        ledger[MONTHS, cell] += 1
        ledger[HIT, cell] += (status[i] & np.uint16(STATUS_SANCTIONED)) != 0
