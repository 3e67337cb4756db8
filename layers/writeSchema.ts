// Brings stacks/schema.json up to date with the schemas in the code: `npm run schema`.
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { jsonSchemaText } from "../stacks/_settings/schema/jsonSchema";
import { cake } from "./cake";

writeFileSync(resolve(__dirname, "../../stacks/schema.json"), jsonSchemaText(cake));
