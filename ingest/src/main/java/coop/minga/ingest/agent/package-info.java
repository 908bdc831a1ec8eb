/**
 * The program at a cooperative: a command line, its settings, and the wiring of source, spool and publisher. In: files
 * that people or programs drop into a folder. Out: signed reports on the federation's broker, refused rows beside their
 * file. Next, on the far side of Kafka: {@code analytics.recorder}.
 */
@NullMarked
package coop.minga.ingest.agent;

import org.jspecify.annotations.NullMarked;
