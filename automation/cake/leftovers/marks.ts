import type { Marks } from "../../sweep/marks";
import type { DeployedPlace } from "./deployedPlace";
import type { Session } from "../session/session";

/** What an environment's things in AWS are known by, without those that its states still manage. */
export async function marksOf(
    { request, engine, place, spec }: Session,
    { cluster, vpcId }: DeployedPlace,
): Promise<Marks> {
    const all = await Promise.all(request.layers.map((layer) => engine.resources(spec(layer))));
    const managed = all.flat().flatMap(({ id, arn }) => (arn === undefined ? [id] : [id, arn]));
    return { environment: place.name, cluster, managed, ...(vpcId === undefined ? {} : { vpcId }) };
}
