/** Backup and restore: requests, schedules, retention, verification and plans. */
package org.dorisdr.backup;
