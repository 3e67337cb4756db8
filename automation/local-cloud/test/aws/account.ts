import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { awsPackage } from "../../aws/provider/awsPackage";
import { noLatency } from "../../model/latency";
import { type JsonMap, mapToJson } from "../../model/json";
import {
    CloudError,
    type ConfiguredProvider,
    type PropertyMap,
    type ResourceRef,
} from "../../protocol/providerModel";
import { openJournalStore } from "../../store/journalStore";

/** A resource that a test made. */
export interface Made {
    readonly resource: ResourceRef;
    readonly id: string;
    /** What was asked for, with what the provider filled in. */
    readonly inputs: PropertyMap;
    readonly properties: PropertyMap;
    /** The same, as plain JSON. */
    readonly is: JsonMap;
}

const number = "123456789012";

/** A resource as the engine names it. */
export function named(type: string, name: string): ResourceRef {
    return { urn: `urn:pulumi:s::p::${type}::${name}`, type, name };
}

/** An account of the local cloud for one test, used through the aws provider as the engine uses it. */
export class Account {
    readonly notices: string[] = [];
    private readonly folder = mkdtempSync(join(tmpdir(), "aws-"));
    readonly store = openJournalStore(this.folder, number);
    private count = 0;

    configure(config: PropertyMap = {}): Promise<ConfiguredProvider> {
        return awsPackage({
            store: this.store,
            account: number,
            region: "eu-central-1",
            latency: noLatency,
            kubernetesUrl: () => undefined,
            notice: (text) => this.notices.push(text),
        }).configure(config);
    }

    /** Checks and creates a resource, as the engine does. Throws what the cloud refuses. */
    async make(type: string, given: PropertyMap, config: PropertyMap = {}): Promise<Made> {
        this.count += 1;
        const resource = named(type, `r${this.count}`);
        const provider = await this.configure(config);
        const { inputs, failures } = await provider.check(resource, {}, given, undefined);
        if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason).join("; "));
        const { id, properties } = await provider.create(resource, inputs, false);
        return { resource, id, inputs, properties, is: mapToJson(properties) };
    }

    async remove({ resource, id, properties }: Made): Promise<void> {
        await (await this.configure()).delete(resource, id, properties);
    }

    /** Every id of a kind. */
    ids(kind: string): string[] {
        return this.store.list(kind).map(({ id }) => id);
    }

    close(): void {
        this.store.close();
        rmSync(this.folder, { recursive: true });
    }
}

/** AWS's answer to something: `code: words` where it refuses, `accepted` where it does not. */
export async function answerTo(work: Promise<unknown>): Promise<string> {
    try {
        await work;
    } catch (error) {
        if (error instanceof CloudError) return `${error.code}: ${error.message}`;
        throw error;
    }
    return "accepted";
}
