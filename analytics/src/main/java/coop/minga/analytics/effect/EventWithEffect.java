package coop.minga.analytics.effect;

import coop.minga.analytics.event.KnownEvent;
import coop.minga.analytics.filter.result.EffectReport;
import org.jspecify.annotations.Nullable;

/**
 * A known event and its effect.
 *
 * @param effect whether the promised effect was seen; null without a promise, or if not requested
 */
public record EventWithEffect(KnownEvent event, @Nullable EffectReport effect) {}
