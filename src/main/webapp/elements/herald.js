import { HeraldAlerts } from './alerts.js';
import { HeraldFeed } from './feed.js';
import { HeraldStatus } from './status.js';
import { HeraldTable } from './table.js';
import { HeraldTime } from './time.js';

customElements.define('herald-time', HeraldTime);
customElements.define('herald-feed', HeraldFeed);
customElements.define('herald-status', HeraldStatus);
customElements.define('herald-table', HeraldTable);
customElements.define('herald-alerts', HeraldAlerts);

export { HeraldSource } from './source.js';
