/**
 * What everybody on the wire agrees on: the signed report of a cooperative's readings, its bytes, headers, topic and
 * schema, and the few value types both sides speak. In: nothing but values. Out: reports and the catalogue that rows are
 * checked against. Next: {@code ingest.source}, which turns files into statements, and on the far side of Kafka
 * {@code analytics.recorder}.
 */
@NullMarked
package coop.minga.ingest.contract;

import org.jspecify.annotations.NullMarked;
