/**
 * From Kafka to the tables, once: verify, de-duplicate, store, or put in quarantine. In come records of the reports
 * topic; out go statements and dirty marks. Next: {@code verdict}, called by {@code watch}.
 */
@NullMarked
package coop.minga.analytics.recorder;

import org.jspecify.annotations.NullMarked;
