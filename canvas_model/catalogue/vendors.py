"""Prices and places of CRM vendors, as printed in 2022 (`vendors.toml`)."""

from canvas_model.catalogue.entries import Entry, Frozen, Text


class VendorPair(Entry):
    """HubSpot against another product in US dollars a year, as printed in 2022; the bases differ, so never sort them together."""

    vendor: Text
    basis: Text
    hubspot: int
    other: int
    seats: int
    """0: not stated."""


class VendorRank(Entry):
    """Place in the G2 ranking of August 2022."""

    vendor: Text
    rank: int


class Vendors(Frozen):
    """`vendors.toml`: figures of August–September 2022, never as current."""

    date: Text
    note: Text
    pairs: tuple[VendorPair, ...]
    ranking: tuple[VendorRank, ...]
