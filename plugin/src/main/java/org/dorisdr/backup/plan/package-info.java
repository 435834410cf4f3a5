/** What a restore would do, told before it is done. */
package org.dorisdr.backup.plan;
