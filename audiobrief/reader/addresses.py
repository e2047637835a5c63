"""Which network addresses are public: the only ones that a page is fetched from unless the user says otherwise.

The networks are those of IANA's special-purpose registries (RFC 6890 and its successors), written out because
``ipaddress`` judges some of them differently from one Python version to the next.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_network

_V4_NOT_PUBLIC = tuple(
    ip_network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # shared by a provider's customers
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local, and the metadata services of clouds
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # multicast tunnels
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
#: All public IPv6 addresses given out so far. What is outside it is local, multicast, mapped or reserved.
_V6_PUBLIC = ip_network("2000::/3")
_V6_NOT_PUBLIC = tuple(
    ip_network(network)
    for network in (
        "2001::/23",  # protocol assignments, and Teredo, whose addresses hide an IPv4 address
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: hides an IPv4 address
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
)
#: Networks that have IPv6 only reach the rest through it: the last four bytes are the IPv4 address (RFC 6052).
_NAT64 = ip_network("64:ff9b::/96")


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether the address belongs to the public internet: to no private, local, multicast or reserved network.

    An IPv6 address that stands for an IPv4 address is not public, but for those of NAT64, which are as public as the
    address within.
    """
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _V4_NOT_PUBLIC)
    if address in _NAT64:
        return is_public(IPv4Address(address.packed[-4:]))
    return address in _V6_PUBLIC and not any(address in network for network in _V6_NOT_PUBLIC)
