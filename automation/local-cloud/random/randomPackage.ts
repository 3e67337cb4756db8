import { propertyDiff } from "../model/propertyDiff";
import { asProperties, mapToJson } from "../model/json";
import {
    CloudError,
    type ConfiguredProvider,
    type PropertyMap,
    type ProviderPackage,
    Secret,
    unknown,
} from "../protocol/providerModel";
import { generators } from "./generators";
import type { Generator } from "./generator";

function generatorOf(type: string): Generator {
    const generator = generators[type];
    if (generator === undefined) {
        throw new CloudError("UnknownType", `The local cloud has no model of ${type}.`);
    }
    return generator;
}

function marked(generator: Generator, outputs: PropertyMap): PropertyMap {
    return Object.fromEntries(
        Object.entries(outputs).map(([key, value]) => [
            key,
            generator.secret?.includes(key) === true ? new Secret(value) : value,
        ]),
    );
}

// Nothing is stored anywhere but in the stack's state, as with the real package.
const provider: ConfiguredProvider = {
    check(resource, _, news) {
        const generator = generatorOf(resource.type);
        const inputs = { ...asProperties(generator.defaults ?? {}), ...news };
        const failures = (generator.required ?? [])
            .filter((property) => inputs[property] === undefined || inputs[property] === null)
            .map((property) => ({
                property,
                reason: `Missing required argument: The argument "${property}" is required, but no definition was found.`,
            }));
        return Promise.resolve({ inputs, failures });
    },
    diff(resource, _id, oldInputs, _olds, news) {
        generatorOf(resource.type);
        const replaces = Object.keys({ ...oldInputs, ...news });
        return Promise.resolve({
            changes: propertyDiff(oldInputs, news, replaces),
            deleteBeforeReplace: false,
        });
    },
    create(resource, inputs, preview) {
        const generator = generatorOf(resource.type);
        if (preview) {
            const unknowns = Object.fromEntries(generator.outputs.map((key) => [key, unknown]));
            return Promise.resolve({ id: "", properties: { ...inputs, ...marked(generator, unknowns) } });
        }
        const { id, outputs } = generator.generate(mapToJson(inputs));
        return Promise.resolve({
            id,
            properties: { ...inputs, ...marked(generator, asProperties(outputs)) },
        });
    },
    read(resource, id, inputs, properties) {
        const generator = generatorOf(resource.type);
        if (Object.keys(properties).length > 0) return Promise.resolve({ id, inputs, properties });
        const imported = generator.adopt?.(id);
        if (imported === undefined) {
            throw new CloudError("Unsupported", `${resource.type} cannot be imported.`);
        }
        return Promise.resolve({
            id: imported.id,
            inputs: asProperties({ ...generator.defaults, ...imported.inputs }),
            properties: {
                ...asProperties({ ...generator.defaults, ...imported.inputs }),
                ...marked(generator, asProperties(imported.outputs)),
            },
        });
    },
    // Every change makes a new one.
    update: (_resource, _id, _olds, news) => Promise.resolve(news),
    delete: () => Promise.resolve(),
    invoke: (token) =>
        Promise.reject(new CloudError("Unsupported", `The local cloud has no model of ${token}.`)),
};

/** The stand-in for the random package. */
export function randomPackage(): ProviderPackage {
    return { name: "random", version: "4.21.2", configure: () => Promise.resolve(provider) };
}
