"""The whole legal order lifted: people whom only a scheme holds to anything."""

from internetplus.engine.rules.numbers import Parameters
from internetplus.schemes.model import Procedure
from internetplus.society.model import Society

CHANCE = 0.5
"""Area under the curve of a service that knows nothing of who asks."""


def lifted(society: Society, parameters: Parameters) -> tuple[Society, Parameters]:
    """No fine, list, consequence, record, inspection, credit bureau or appeal of the order is left.

    People do what they did: true rates of deeds stay, only nobody of the order records them.
    Services refuse as many as before, but by lot. Debts are repaid as before.
    """
    bureau = society.order.credit_bureau.model_copy(update={"gates": []})
    order = society.order.model_copy(
        update={
            "records": {},
            "lists": {},
            "consequences": {},
            "procedure": Procedure(),
            "credit_bureau": bureau,
        }
    )
    gone = {f"society.order.gates.{gate}.own_evidence": CHANCE for gate in order.gates}
    gone["society.order.inspection.per_enterprise_year"] = 0.0
    return society.model_copy(update={"order": order}), {**parameters, **gone}
