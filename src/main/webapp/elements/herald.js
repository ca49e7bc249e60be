import { HeraldFeed } from './feed.js';
import { HeraldStatus } from './status.js';
import { HeraldTime } from './time.js';

customElements.define('herald-time', HeraldTime);
customElements.define('herald-feed', HeraldFeed);
customElements.define('herald-status', HeraldStatus);

export { HeraldSource } from './source.js';
