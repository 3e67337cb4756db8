import { openLocalCloud } from "../../../automation/cake/session/local/openLocalCloud";
import { temporaryFolder } from "../../support/temporaryFolder";
import type { ContractAws } from "./contractAws";

const account = "123456789012";
const region = "eu-central-1";

/** The local cloud in a process of its own, as the driver opens it. */
export async function startLocalAws(awsCommand: string): Promise<ContractAws> {
    const cloud = await openLocalCloud({ folder: temporaryFolder(), account, region, latency: "none" });
    const { endpoint, credentials } = cloud.aws;
    if (endpoint === undefined || credentials === undefined) throw new Error("it has no address");
    return {
        target: { region, endpoint, credentials },
        awsCommand,
        close: () => cloud.close(),
    };
}
