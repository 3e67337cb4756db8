import { problemAt, type Rule } from "../../../stacks/_settings/rules/rule";
import type { NetworkSettings } from "../settings";

/** Availability zones belong to the environment's region, and each is named once. */
export const zonesOfRegion: Rule<NetworkSettings> = (input) => {
    const { region } = input.common;
    const zones = input.settings.availabilityZones;
    return zones.flatMap((zone, index) => {
        const path = ["network", "availabilityZones", index];
        if (zones.indexOf(zone) !== index) {
            return [problemAt(input, path, `\`${zone}\` is there twice`, "Name another zone of the region.")];
        }
        if (region === undefined || zone.slice(0, -1) === region) return [];
        const meant = region + zone.slice(-1);
        return [
            problemAt(input, path, `\`${zone}\` is not a zone of ${region}`, `Did you mean \`${meant}\`?`),
        ];
    });
};
