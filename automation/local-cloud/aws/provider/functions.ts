import { asProperties, type JsonMap } from "../../model/json";
import { CloudError, type PropertyMap } from "../../protocol/providerModel";
import type { Cloud } from "../model/cloud";
import { account } from "./accountFunctions";
import type { CloudFunction } from "../model/cloudFunction";
import { ec2Functions } from "../ec2/ec2Functions";
import { eksFunctions } from "../eks/eksFunctions";
import { getPolicyDocument } from "../iam/policyDocument";

const functions: Readonly<Record<string, CloudFunction>> = {
    ...account,
    ...ec2Functions,
    ...eksFunctions,
    "aws:iam/getPolicyDocument:getPolicyDocument": getPolicyDocument,
};

/** Calls a function of the aws package. Its answer holds the arguments too, as Terraform's data sources do. */
export function invokeFunction(token: string, args: JsonMap, cloud: Cloud): PropertyMap {
    const answer = functions[token];
    if (answer === undefined) {
        throw new CloudError("Unsupported", `The local cloud has no model of the function ${token}.`);
    }
    return asProperties({ region: cloud.region, ...args, ...answer(args, cloud) });
}
