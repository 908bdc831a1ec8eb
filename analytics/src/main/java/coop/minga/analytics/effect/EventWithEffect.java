package coop.minga.analytics.effect;

import coop.minga.analytics.event.KnownEvent;
import coop.minga.analytics.filter.result.EffectReport;
import org.jspecify.annotations.Nullable;

/**
 * An announced event as it looks now.
 *
 * @param effect whether the promised effect was seen; null where none was promised, or it was not asked for
 */
public record EventWithEffect(KnownEvent event, @Nullable EffectReport effect) {}
