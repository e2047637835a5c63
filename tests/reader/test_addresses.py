"""No address of a local, private or reserved network is ever taken for public, however it is dressed up."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobrief.reader.addresses import is_public

ADDRESSES = st.one_of(st.ip_addresses(v=4), st.ip_addresses(v=6))


@given(ADDRESSES)
def test_what_python_calls_local_is_not_public(address: IPv4Address | IPv6Address):
    odd = (
        address.is_private,
        address.is_loopback,
        address.is_link_local,
        address.is_multicast,
        address.is_reserved,
        address.is_unspecified,
    )
    # NAT64 lies in what Python calls reserved; it has a test of its own.
    if any(odd) and address not in ip_network("64:ff9b::/96"):
        assert not is_public(address)


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_in_disguise_is_no_more_public_than_itself(address: IPv4Address):
    number = int(address)
    assert not is_public(IPv6Address(f"::ffff:{address}"))
    assert not is_public(IPv6Address(number))
    assert not is_public(IPv6Address((0x2002 << 112) | (number << 80)))
    assert not is_public(IPv6Address((0x20010000 << 96) | (number ^ 0xFFFFFFFF)))
    assert is_public(IPv6Address(f"64:ff9b::{address}")) == is_public(address)


@pytest.mark.parametrize(
    "network",
    [
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        *("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24"),
        *("203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "255.255.255.255/32"),
        *("::/128", "::1/128", "::ffff:0:0/96", "64:ff9b:1::/48", "100::/64", "2001::/32", "2001:2::/48"),
        *("2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"),
    ],
)
def test_no_address_of_a_special_network_is_public(network: str):
    special = ip_network(network)
    assert not is_public(special[0])
    assert not is_public(special[-1])
    assert not is_public(special[special.num_addresses // 2])


@pytest.mark.parametrize(
    "address",
    [
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "128.0.0.1",
        "172.32.0.0",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00::1",
    ],
)
def test_addresses_of_the_internet_are_public(address: str):
    assert is_public(ip_address(address))


@given(st.ip_addresses(v=4))
def test_all_other_ipv4_addresses_are_public(address: IPv4Address):
    special = [
        ip_network(network)
        for network in ("192.31.196.0/24", "192.52.193.0/24", "192.175.48.0/24", "192.88.99.0/24", "192.0.0.0/24")
    ]
    if address.is_global and not address.is_multicast and not any(address in network for network in special):
        assert is_public(address)


@given(st.integers(0, 2**128 - 1).map(IPv6Address))
def test_public_ipv6_addresses_lie_in_the_global_range_or_in_nat64(address: IPv6Address):
    if is_public(address):
        assert address in IPv6Network("2000::/3") or address in IPv6Network("64:ff9b::/96")
