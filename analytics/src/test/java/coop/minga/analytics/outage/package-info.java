/** Tests of the reasons for which a node cannot record. */
@NullMarked
package coop.minga.analytics.outage;

import org.jspecify.annotations.NullMarked;
