package coop.minga.analytics.outbox;

import coop.minga.analytics.alert.AlertEvent;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.channel.ChannelId;

/**
 * The common properties of messages that one digest may combine.
 *
 * @param unit the owner of the alerts
 * @param level the highest notified at this step
 */
record DigestKey(ChannelId channel, UnitId unit, AlertEvent.Step step, UnitId level) {}
