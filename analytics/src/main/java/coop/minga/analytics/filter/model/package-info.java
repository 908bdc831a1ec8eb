/** Dynamic linear models (West and Harrison 1997): state, transition, observation, and the four processes of each reading. */
@NullMarked
package coop.minga.analytics.filter.model;

import org.jspecify.annotations.NullMarked;
