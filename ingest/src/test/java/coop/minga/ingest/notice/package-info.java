/** Tests of mails about questions, with a mail server of their own. */
@NullMarked
package coop.minga.ingest.notice;

import org.jspecify.annotations.NullMarked;
