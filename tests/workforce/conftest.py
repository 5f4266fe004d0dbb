import pytest

from tests import worlds


@pytest.fixture
def rosa(cast):
    """Rosa, who has said what she shares and when she is there."""
    cast.rosa.profile = worlds.profile(
        cast.rosa,
        shares={
            "HEARING_VOICES": "PUBLIC",
            "PANIC": "MATCHED",
            "GRIEF": "SUPERVISOR",
            "DRINKING": "PRIVATE",
        },
        story="I heard voices for years before I told anyone.",
        good_to_talk_about=["Buses", "Bread"],
        communities=["PARENTS", "MUSLIM"],
        gender="WOMAN",
        age_band="AGE_41_60",
        seen={"MUSLIM": "PRIVATE", "PARENTS": "PUBLIC", "gender": "MATCHED"},
        will_not=["GAMBLING"],
        serves_ages=["AGE_18_25", "AGE_26_40", "AGE_41_60", "AGE_61_UP"],
    )
    return cast.rosa
