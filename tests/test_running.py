"""What starts servers for the tests never takes another server for its own."""

from tests.running import Running


def test_a_server_of_somebody_else_is_not_taken_for_ours(tmp_path):
    with Running(tmp_path / "theirs") as theirs:
        ours = Running(tmp_path / "ours")
        ours.take(theirs.port)  # taken between looking for a free one and using it
        with ours:
            assert ours.port != theirs.port
            assert ours.get("/robots.txt")[0] == theirs.get("/robots.txt")[0] == 200
