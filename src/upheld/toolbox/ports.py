"""Whether a port can be listened on: servers that share ports would not say that one is taken."""

import errno
import socket  # noqa: TID251 - nothing is sent: it asks this machine about a port of its own

LAST = 65_535
WORDS = {
    errno.EADDRINUSE: "another program listens on it",
    errno.EADDRNOTAVAIL: "this machine does not have that address",
    errno.EACCES: "this user may not listen on it",
}


def why_not(host: str, port: int) -> str:
    """Why nobody could listen there now; empty where one could."""
    if not 0 < port <= LAST:
        return f"ports go from 1 to {LAST}"
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, protocol, _, address = found[0]
        with socket.socket(family, kind, protocol) as tried:
            # Connections that have just ended do not count; whoever listens does.
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(address)
    except socket.gaierror:
        return "no machine of that name is known"
    except OSError as error:
        return WORDS.get(error.errno or 0, "it cannot be listened on")
    return ""
