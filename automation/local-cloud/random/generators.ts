import { randomBytes, randomInt, randomUUID } from "node:crypto";
import { type JsonMap, list, text } from "../model/json";
import { CloudError } from "../protocol/providerModel";
import { characterDefaults, randomText } from "./characters";
import type { Generator } from "./generator";

function shortest(inputs: JsonMap): number {
    return ["minLower", "minUpper", "minNumeric", "minSpecial"].reduce(
        (sum, key) => sum + Number(inputs[key] ?? 0),
        0,
    );
}

function checkedText(inputs: JsonMap): string {
    const length = Number(inputs.length);
    if (length < Math.max(1, shortest(inputs))) {
        throw new CloudError(
            "InvalidArgument",
            `length ${length} is too small: it must be at least ${Math.max(1, shortest(inputs))}`,
        );
    }
    return randomText(inputs);
}

const randomPassword: Generator = {
    required: ["length"],
    defaults: characterDefaults,
    // No bcryptHash: a made-up hash would be taken for one that fits the password.
    outputs: ["result"],
    secret: ["result"],
    generate(inputs) {
        const result = checkedText(inputs);
        return { id: "none", outputs: { result } };
    },
    adopt: (result) => ({
        id: "none",
        inputs: { length: result.length },
        outputs: { result },
    }),
};

const randomString: Generator = {
    required: ["length"],
    defaults: characterDefaults,
    outputs: ["result"],
    generate(inputs) {
        const result = checkedText(inputs);
        return { id: result, outputs: { result } };
    },
    adopt: (result) => ({ id: result, inputs: { length: result.length }, outputs: { result } }),
};

function bytesOutputs(bytes: Buffer, prefix: string): JsonMap {
    const hex = bytes.toString("hex");
    return {
        b64Std: prefix + bytes.toString("base64"),
        b64Url: prefix + bytes.toString("base64url"),
        dec: prefix + BigInt(`0x${hex === "" ? "0" : hex}`).toString(),
        hex: prefix + hex,
    };
}

const idOutputs = ["b64Std", "b64Url", "dec", "hex"] as const;

const randomId: Generator = {
    required: ["byteLength"],
    outputs: idOutputs,
    generate(inputs) {
        const bytes = randomBytes(Number(inputs.byteLength));
        return { id: bytes.toString("base64url"), outputs: bytesOutputs(bytes, text(inputs.prefix)) };
    },
    adopt(id) {
        const bytes = Buffer.from(id, "base64url");
        return { id, inputs: { byteLength: bytes.length }, outputs: bytesOutputs(bytes, "") };
    },
};

const randomBytesGenerator: Generator = {
    required: ["length"],
    outputs: ["base64", "hex"],
    secret: ["base64", "hex"],
    generate(inputs) {
        const bytes = randomBytes(Number(inputs.length));
        return { id: "none", outputs: { base64: bytes.toString("base64"), hex: bytes.toString("hex") } };
    },
};

const randomInteger: Generator = {
    required: ["min", "max"],
    outputs: ["result"],
    generate({ min, max }) {
        const [low, high] = [Number(min), Number(max)];
        if (high < low) {
            throw new CloudError(
                "InvalidArgument",
                `the minimum (min) value needs to be smaller than or equal to maximum (max) value`,
            );
        }
        const result = randomInt(low, high + 1);
        return { id: String(result), outputs: { result } };
    },
};

const randomUuid: Generator = {
    outputs: ["result"],
    generate() {
        const result = randomUUID();
        return { id: result, outputs: { result } };
    },
    adopt: (id) => ({ id, inputs: {}, outputs: { result: id } }),
};

const randomShuffle: Generator = {
    required: ["inputs"],
    outputs: ["results"],
    generate(inputs) {
        const results = [...list(inputs.inputs)];
        for (let last = results.length - 1; last > 0; last -= 1) {
            const other = randomInt(last + 1);
            [results[last], results[other]] = [results[other] ?? null, results[last] ?? null];
        }
        const count = Number(inputs.resultCount ?? results.length);
        return { id: "-", outputs: { results: results.slice(0, count) } };
    },
};

/** Every type of the random package that is made here; the others are refused. */
export const generators: Readonly<Record<string, Generator>> = {
    "random:index/randomPassword:RandomPassword": randomPassword,
    "random:index/randomString:RandomString": randomString,
    "random:index/randomId:RandomId": randomId,
    "random:index/randomBytes:RandomBytes": randomBytesGenerator,
    "random:index/randomInteger:RandomInteger": randomInteger,
    "random:index/randomUuid:RandomUuid": randomUuid,
    "random:index/randomShuffle:RandomShuffle": randomShuffle,
};
