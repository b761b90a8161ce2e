"""The measure that each mechanism moves: it must change when the mechanism is set neutral."""

HEADLINE_OF: dict[str, str] = {
    "deterrence": "harmful_given_up",
    "norms": "conduct_spread",
    "crowding": "deeds_helpful",
    "observation": "false_share",
    "gates": "refused_score",
    "sanctions": "sanctions_at_once",
    "life": "welfare",
    "stars": "isolation",
    "procedure": "wrongful_sanctions",
    "join": "failed_car_rental_first_4",
    "match": "honest_matches",
    "standing": "faked",
    "enterprises": "illness_unsafe",
    "warnings": "warnings_withheld",
    "gaming": "score_unearned",
    "expression": "speech_level",
    "institutions": "marks_information_left",
    "approval": "approval",
    "security": "bought_grades",
    "fakes": "bought_stars",
    "moves": "moved_away",
}
"""By neutral switch; see the table of switches in docs/model.md."""
