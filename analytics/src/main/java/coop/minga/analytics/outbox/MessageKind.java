package coop.minga.analytics.outbox;

import coop.minga.analytics.alert.AlertEvent;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.channel.ChannelId;

/**
 * What messages have in common that one can tell of together.
 *
 * @param unit whose alerts they tell of
 * @param level the highest that had heard of the alert when its step was made
 */
record MessageKind(ChannelId channel, UnitId unit, AlertEvent.Step step, UnitId level) {}
