import { type JsonObject, isObject, valueAt } from "../../objects/json";
import { canonicalQuantity } from "../../objects/quantity";

/** Writes, in place, the quantities at some paths as the API server keeps them: `1024Mi` is `1Gi`, `0.5` is `500m`. */
export function canonicalQuantities(object: JsonObject, ...paths: readonly string[]): void {
    for (const path of paths) {
        const amounts = valueAt(object, path.split("."));
        if (!isObject(amounts)) continue;
        for (const [name, amount] of Object.entries(amounts)) amounts[name] = canonicalQuantity(amount);
    }
}
