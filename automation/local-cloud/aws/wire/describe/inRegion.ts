import { text } from "../../../model/json";
import type { Cloud, Found } from "../../model/cloud";

/** All of a kind in the call's region. */
export function inRegion(cloud: Cloud, kind: string): readonly Found[] {
    return cloud.all(kind).filter(({ body }) => {
        const region = text(body.region);
        return region === "" || region === cloud.region;
    });
}
