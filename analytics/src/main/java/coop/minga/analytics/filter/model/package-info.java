/**
 * Dynamic linear models (West and Harrison 1997). {@code WarmUp} starts them. {@code StateTransition} and {@code
 * ObservationModel} prepare a day. {@code MultiProcess} learns its reading into the {@code Posterior}.
 */
@NullMarked
package coop.minga.analytics.filter.model;

import org.jspecify.annotations.NullMarked;
