import { setTimeout as sleep } from "node:timers/promises";
import { join } from "node:path";
import { temporaryFolder } from "../../../support/temporaryFolder";
import { freePorts } from "../../kubernetes/freePorts";
import { startGuarded, type GuardedProcess } from "../../kubernetes/guardedProcess";
import type { ContractAws, Differences } from "../contractAws";
import type { MotoCommands } from "./installMoto";

/** moto accepts much that AWS refuses, and makes nothing that AWS makes along with other things. */
export const motoDifferences: Differences = {
    "a filter that there is not": "500 Error",
    "the deletion of a security group that a rule names": "accepted",
    "the deletion of a security group that an interface uses": "accepted",
    "the deletion of a VPC's default security group": "accepted",
    "the deletion of a subnet with an interface": "accepted",
    "the deletion of a VPC with a subnet": "accepted",
    "the inventory names the interfaces of a load balancer": "moto makes none",
    "the inventory names volumes by any of a tag-key filter's values": "moto wants all of them",
    "a load balancer's kind is in its ARN": "it says app",
};

const patience = 60_000;

async function isUp(endpoint: string): Promise<boolean> {
    try {
        return (await fetch(`${endpoint}/moto-api/data.json`)).ok;
    } catch {
        return false;
    }
}

async function waitFor(server: GuardedProcess, endpoint: string): Promise<void> {
    const begin = Date.now();
    while (!(await isUp(endpoint))) {
        const end = server.ended();
        if (end !== undefined || Date.now() - begin > patience) {
            throw new Error(`moto is not up (${end ?? "it still starts"}):\n${server.lastWords()}`);
        }
        await sleep(100);
    }
}

/** moto's server, with an empty account. */
export async function startMoto({ motoServer, aws }: MotoCommands): Promise<ContractAws> {
    const [port = 0] = await freePorts(1);
    const endpoint = `http://127.0.0.1:${port}`;
    const log = join(temporaryFolder(), "moto.log");
    const server = startGuarded("moto", motoServer, ["-H", "127.0.0.1", "-p", String(port)], log);
    try {
        await waitFor(server, endpoint);
    } catch (error) {
        await server.kill();
        throw error;
    }
    return {
        target: {
            region: "eu-central-1",
            endpoint,
            credentials: { accessKeyId: "moto", secretAccessKey: "moto" },
        },
        awsCommand: aws,
        close: () => server.kill(),
    };
}
