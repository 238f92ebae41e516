import { z } from 'zod';
import { isJsonObject, type Json, type JsonObject } from '../../../../shared/domain/json.ts';

/** Any JSON; what came out of JSON.parse is JSON already, so it is not walked again. An absent value is null. */
export const jsonValueSchema = z.custom<Json>().nullable().default(null);

/** A JSON object; anything else, such as the null of removed data, becomes an empty one. */
export const jsonObjectSchema = z.custom<JsonObject>(isJsonObject).catch({});

/** A text or null; absent and wrong values are null. */
export const textOrNull = z.string().nullable().catch(null).default(null);
