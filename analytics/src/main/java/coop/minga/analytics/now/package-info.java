/**
 * The first page's read model: open alerts, exceptions and the state of reporting of each unit, as far as a viewer may see.
 *
 * <p>In: what the judge, the recorder and the alerts store. Out: pictures for the operations room. Queries only.
 */
@NullMarked
package coop.minga.analytics.now;

import org.jspecify.annotations.NullMarked;
