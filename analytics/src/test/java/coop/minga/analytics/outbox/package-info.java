/** Tests of texts, retries and chat protocols, without a database or network. */
@NullMarked
package coop.minga.analytics.outbox;

import org.jspecify.annotations.NullMarked;
