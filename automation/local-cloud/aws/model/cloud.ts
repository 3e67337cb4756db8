import type { LocalCloudContext } from "../../model/context";
import { type JsonMap, text } from "../../model/json";
import { CloudError } from "../../protocol/providerModel";
import { StoreConflict } from "../../store/store";

/** A resource that the account has. */
export interface Found {
    readonly id: string;
    readonly body: JsonMap;
}

/** The account as the AWS models see it, through a provider that is configured for a region. */
export class Cloud {
    constructor(
        private readonly context: Pick<LocalCloudContext, "store" | "account" | "latency" | "notice">,
        readonly region: string,
    ) {}

    get account(): string {
        return this.context.account;
    }

    /** `aws`, `aws-cn` or `aws-us-gov`. */
    get partition(): string {
        if (this.region.startsWith("cn-")) return "aws-cn";
        return this.region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }

    get store(): LocalCloudContext["store"] {
        return this.context.store;
    }

    /** The same account through another region. */
    inRegion(region: string): Cloud {
        return region === this.region ? this : new Cloud(this.context, region);
    }

    arn(service: string, resource: string): string {
        return `arn:${this.partition}:${service}:${this.region}:${this.account}:${resource}`;
    }

    /** For services without regions. */
    globalArn(service: string, resource: string): string {
        return `arn:${this.partition}:${service}::${this.account}:${resource}`;
    }

    find(kind: string, id: string): Found | undefined {
        return this.context.store.get<JsonMap>(kind, id);
    }

    /** What the given id names, or AWS's answer that it is not found. */
    need(kind: string, id: string, code: string, message: string): Found {
        const found = this.find(kind, id);
        if (found === undefined) throw new CloudError(code, message);
        return found;
    }

    /** All of a kind that have the given property. */
    where(kind: string, property: string, value: string): readonly Found[] {
        return this.all(kind).filter(({ body }) => text(body[property]) === value);
    }

    all(kind: string): readonly Found[] {
        return this.context.store.list<JsonMap>(kind);
    }

    /** Adds what is not there yet; false where another process was faster. */
    add(kind: string, id: string, body: JsonMap): boolean {
        try {
            this.context.store.put(kind, id, body, 0);
            return true;
        } catch (error) {
            if (error instanceof StoreConflict) return false;
            throw error;
        }
    }

    put(kind: string, id: string, body: JsonMap): void {
        this.context.store.put(kind, id, body);
    }

    remove(kind: string, id: string): void {
        this.context.store.delete(kind, id);
    }

    /** Waits as long as AWS takes. */
    wait(seconds: number): Promise<void> {
        return this.context.latency.wait(seconds);
    }

    notice(words: string): void {
        this.context.notice(words);
    }
}
