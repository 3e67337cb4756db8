import { openLocalCloud } from "../../../automation/local-cloud/openLocalCloud";
import { credentialsOf } from "../../../automation/local-cloud/aws/wire/credentials";
import { temporaryFolder } from "../../support/temporaryFolder";
import type { ContractAws } from "./contractAws";

const account = "123456789012";
const region = "eu-central-1";

/** The local cloud in a process of its own, as the driver opens it. */
export async function startLocalAws(awsCommand: string): Promise<ContractAws> {
    const cloud = await openLocalCloud({ folder: temporaryFolder(), account, region, latency: "none" });
    return {
        target: { region, endpoint: cloud.aws.endpoint ?? "", credentials: credentialsOf(account) },
        awsCommand,
        close: () => cloud.close(),
    };
}
