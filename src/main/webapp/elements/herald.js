import { HeraldFeed } from './feed.js';
import { HeraldTime } from './time.js';

customElements.define('herald-time', HeraldTime);
customElements.define('herald-feed', HeraldFeed);

export { HeraldSource } from './source.js';
