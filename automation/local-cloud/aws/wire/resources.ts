import type { JsonMap } from "../../model/json";
import { asProperties, mapToJson, text } from "../../model/json";
import { CloudError } from "../../protocol/providerModel";
import { AwsProvider } from "../provider/awsProvider";
import type { Cloud, Found } from "../model/cloud";
import { kindOf } from "../model/resourceModel";

/** Makes and deletes resources for the AWS API as the engine's provider does: one model, one set of refusals. */
export class Resources {
    private readonly provider: AwsProvider;

    constructor(private readonly cloud: Cloud) {
        this.provider = new AwsProvider(cloud, {});
    }

    /** Makes a resource of one of Pulumi's types from its inputs; waits as long as AWS takes. */
    async make(type: string, inputs: JsonMap): Promise<Found> {
        const resource = { urn: `urn:pulumi:api::api::${type}::api`, type, name: text(inputs.name) || "api" };
        const checked = await this.provider.check(resource, {}, asProperties(inputs), undefined);
        const [failure] = checked.failures;
        if (failure !== undefined) {
            const words = `The request must contain the parameter ${failure.property}`;
            throw new CloudError("MissingParameter", words);
        }
        const { id, properties } = await this.provider.create(resource, checked.inputs, false);
        return { id, body: mapToJson(properties) };
    }

    /** Deletes what there is, or throws the refusal. `missing` is the code for what is not found. */
    async remove(type: string, id: string, missing: readonly [code: string, words: string]): Promise<void> {
        this.cloud.need(kindOf(type), id, ...missing);
        const resource = { urn: `urn:pulumi:api::api::${type}::api`, type, name: id };
        await this.provider.delete(resource, id, {});
    }
}
