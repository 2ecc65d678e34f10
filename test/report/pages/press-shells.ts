// Shells of the press: papers, agencies, broadcasters, magazines. None is a copy of an outlet's page; each has the habits of a kind.
import { americanDay, asHtml, day, each, hour, links, longDay, type Made, pulled, type Story, slug } from './story.ts'

type Shell = (story: Story) => Made

const made = (story: Story, html: string, more: Partial<Made> = {}): Made => ({
  html,
  url: `https://news.example/${slug(story.title)}`,
  expected: story.paragraphs,
  published: day(story.published),
  modified: day(story.modified),
  ...more,
})
const ld = (value: object) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`
const newsArticle = (s: Story, more: object = {}) =>
  ld({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: s.title,
    datePublished: s.published,
    dateModified: s.modified,
    author: [{ '@type': 'Person', name: s.author }],
    publisher: { '@type': 'Organization', name: s.publisher },
    ...more,
  })

const wordpress: Shell = s =>
  made(
    s,
    `<!DOCTYPE html><html lang="en-US"><head><title>${asHtml(s.title)} – ${asHtml(s.publisher)}</title>
<meta property="article:published_time" content="${s.published}"><meta property="article:modified_time" content="${s.modified}"><meta property="og:site_name" content="${asHtml(s.publisher)}"></head>
<body class="post-template-default single single-post postid-884 has-sidebar comments-open"><div id="page" class="site"><header id="masthead" class="site-header"><p class="site-title"><a href="/">${asHtml(s.publisher)}</a></p><nav class="main-navigation"><ul>${links(s.others.slice(0, 6))}</ul></nav></header>
<div id="content" class="site-content"><div id="primary" class="content-area"><main id="main" class="site-main"><article id="post-884" class="post-884 post type-post status-publish hentry category-world tag-treaty"><header class="entry-header"><h1 class="entry-title">${asHtml(s.title)}</h1><div class="entry-meta"><span class="posted-on">Posted on <a href="#"><time class="entry-date published" datetime="${s.published}">${americanDay(s.published)}</time></a></span> <span class="byline">by <a href="/author">${s.author}</a></span></div></header>
<div class="entry-content">${each(s.paragraphs, '<p>', '</p>')}<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li><a href="#">Click to share on Twitter (Opens in new window)</a></li></ul></div><div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3>${links(s.others.slice(2, 5), '<div class="jp-relatedposts-post">', '<p>A meeting in the capital ended without a date for another one, officials said on leaving.</p></div>')}</div></div>
<footer class="entry-footer"><span class="cat-links">Posted in <a href="#">World</a></span></footer></article>
<div id="comments" class="comments-area"><h2 class="comments-title">6 thoughts on “${asHtml(s.title)}”</h2><ol class="comment-list">${each(s.remarks, '<li class="comment"><article class="comment-body"><footer class="comment-meta"><b class="fn">reader</b> <time datetime="2027-03-28T10:00:00+00:00">March 28, 2027</time></footer><div class="comment-content"><p>', '</p></div></article></li>')}</ol></div></main></div>
<aside id="secondary" class="widget-area"><section class="widget widget_recent_entries"><h2>Recent Posts</h2><ul>${links(s.others)}</ul></section></aside></div></div></body></html>`,
  )

const wire: Shell = s =>
  made(
    s,
    `<!doctype html><html lang="en"><head><title>${asHtml(s.title)} | ${asHtml(s.publisher)}</title>${newsArticle(s)}<link rel="canonical" href="https://news.example/world/${slug(s.title)}-${day(s.published)}/"></head><body><div id="fusion-app"><div class="site-header__wrap__1kjE"><nav aria-label="Main"><a href="/world">World</a><a href="/business">Business</a></nav></div><main><article data-testid="Article" class="article__container__2MUeZ"><div class="article-header__heading__15OpQ"><h1 data-testid="Heading">${asHtml(s.title)}</h1><div class="info-content__author-date__1Epi_"><span>By ${s.author}</span><time datetime="${s.published}"><span>${americanDay(s.published)}</span><span>${hour(s.published)} PM UTC</span><span>Updated 3 hours ago</span></time></div></div>
<div class="article-body__content__17Yit">${s.paragraphs.map((p, i) => `<div data-testid="paragraph-${i}" class="text__text__1FZLe article-body__paragraph__2-BtD">${asHtml(p)}</div>${i === 1 ? '<div class="article-body__ad__3bx"><div>Advertisement · Scroll to continue</div></div>' : ''}`).join('')}<div class="sign-off__text__2Ru"><p>Reporting by ${s.author}; Editing by Cy Moran</p></div><div class="trust-badge__principles">Our Standards: <a href="/p">The Trust Principles.</a></div></div><div class="tags-list__container"><ul aria-label="Suggested Topics:"><li>Suggested Topics:</li><li><a href="/t">Trade</a></li></ul></div></article><aside><h2>Read Next</h2>${links(s.others.slice(0, 5), '<div class="media-story-card__body"><h3>', '</h3><time datetime="2027-03-01T00:00:00Z">March 1, 2027</time></div>')}</aside></main></div></body></html>`,
  )

const broadcaster: Shell = s =>
  made(
    s,
    `<html lang="en-GB"><head><title>${asHtml(s.title)}</title><meta property="og:title" content="${asHtml(s.title)}"/>${newsArticle(s, { '@type': 'ReportageNewsArticle' })}</head><body><div id="root"><header role="banner"><a href="/">Home</a></header><main id="main-content"><article>${`<div data-component="headline-block"><h1>${asHtml(s.title)}</h1></div><div data-component="byline-block"><time datetime="${s.published}">${hour(s.published)} GMT</time><span>${s.author}</span></div>`}<div data-component="image-block"><figure><img src="a.jpg" alt=""><span class="visually-hidden">Image source, </span><span role="text">EPA</span><figcaption>The hall before the delegations came in on the second day</figcaption></figure></div>${s.paragraphs.map((p, i) => `<div data-component="text-block"><p class="ssrcss-1q0x1qg">${i === 0 ? `<b>${asHtml(p)}</b>` : asHtml(p)}</p></div>${i === 2 ? `<div data-component="unordered-list-block"><div class="links-list"><ul>${links(s.others.slice(0, 2))}</ul></div></div>` : ''}`).join('')}<div data-component="links-block"><h2>More on this story</h2><ul>${links(s.others.slice(3, 7), '<li><div class="promo">', '<span>4 March</span></div></li>')}</ul></div><div data-component="topic-list"><h2>Related topics</h2><ul class="topics"><li><a href="/x">Diplomacy</a></li></ul></div></article></main><section aria-label="Top stories"><h2>Top stories</h2><ul>${links(s.others)}</ul></section></div></body></html>`,
  )

const broadsheet: Shell = s => {
  const half = Math.ceil(s.paragraphs.length / 2)
  return made(
    s,
    `<!DOCTYPE html><html lang="en"><head><title>${asHtml(s.title)} | World news | ${asHtml(s.publisher)}</title><meta property="article:published_time" content="${s.published.replace('+00:00', '.000Z')}"><meta property="article:modified_time" content="${s.modified.replace('+00:00', '.000Z')}"><meta name="author" content="${s.author}"></head><body><div class="l-side-margins"><article id="article" class="content content--article"><div class="content__header"><h1 class="content__headline">${asHtml(s.title)}</h1><div class="content__standfirst"></div></div><div class="content__main"><div class="content__article-body from-content-api js-article__body" itemprop="articleBody">${each(s.paragraphs.slice(0, half), '<p>', '</p>')}<aside class="element element-pullquote element--supporting"><blockquote><p>${asHtml(pulled(s))}</p><footer><cite>${s.author}</cite></footer></blockquote></aside><aside class="element element-rich-link"><p>Related: <a href="/r">${asHtml(s.others[4])}</a></p></aside><figure class="element element-embed"><gu-island name="EmailSignup"><h2>Sign up to First Edition</h2><p>Our morning email breaks down the key stories of the day, telling you what’s happening and why it matters</p><form><label for="e">Enter your email address</label><input id="e"><button>Sign up</button></form><p>Privacy Notice: Newsletters may contain info about charities, online ads, and content funded by outside parties.</p></gu-island></figure>${each(s.paragraphs.slice(half), '<p>', '</p>')}</div><div class="submeta"><span class="submeta__label">Topics</span><ul class="submeta__links"><li><a href="/t">Europe</a></li></ul></div></div></article><section class="contributions-epic"><p>We hope that you found this report of use. Our journalism is paid for by readers like you and by nobody else, which is why we can go where the story is.</p></section><div class="most-viewed-container"><h2>Most viewed</h2><ol>${links(s.others)}</ol></div></div></body></html>`,
  )
}

const columns: Shell = s =>
  made(
    s,
    `<!DOCTYPE html><html lang="en"><head><title data-rh="true">${asHtml(s.title)} - ${asHtml(s.publisher)}</title>${newsArticle(s, { mainEntityOfPage: 'https://news.example/2027/x.html' })}</head><body><div id="app"><div class="css-1cavq9r"><header class="css-1bymuyk"><section>Sections</section></header><div id="top-wrapper"><div class="ad"><p>Advertisement</p><a href="#after-top">SKIP ADVERTISEMENT</a></div></div><main id="site-content"><article id="story" class="css-1vxca1d"><header class="css-1vrg"><h1 data-testid="headline">${asHtml(s.title)}</h1><div class="css-byline"><p>By <span itemprop="name">${s.author}</span></p><time datetime="${s.published}">${americanDay(s.published)}</time></div></header><section name="articleBody" class="meteredContent css-1r7ky0e">${s.paragraphs.map((p, i) => `<div class="css-s99gbd StoryBodyCompanionColumn" data-testid="companionColumn-${i}"><div class="css-53u6y8"><p class="css-at9mc1 evys1bk0">${asHtml(p)}</p></div><aside class="css-ew4tgv" aria-label="companion column"></aside></div>${i % 2 === 1 ? `<div class="css-13o8x"><div data-testid="StandardAd" id="story-ad-${i}-wrapper" class="ad"><p>Advertisement</p><a href="#after">SKIP ADVERTISEMENT</a></div></div>` : ''}`).join('')}</section><div class="bottom-of-article"><div class="css-1e"><p>${s.author} is a correspondent who covers diplomacy. <a href="/bio">More about ${s.author}</a></p></div><p>A version of this article appears in print on , Section A, Page 6 of the edition with the headline.</p></div></article></main><section id="related"><h2>Related Content</h2>${links(s.others.slice(0, 6), '<div><h3>', '</h3></div>')}</section></div></div></body></html>`,
  )

const amp: Shell = s =>
  made(
    s,
    `<!doctype html><html ⚡ lang="en"><head><meta charset="utf-8"><link rel="canonical" href="https://news.example/world/${slug(s.title)}"><title>${asHtml(s.title)}</title>${newsArticle(s)}<style amp-boilerplate>body{animation:none}</style><script async src="https://cdn.example/v0.js"></script></head><body><amp-sidebar id="sidebar" layout="nodisplay"><ul>${links(s.others)}</ul></amp-sidebar><header class="amp-header"><amp-img src="/logo.png" width="80" height="20"></amp-img></header><div class="amp-wp-article"><h1 class="amp-wp-title">${asHtml(s.title)}</h1><div class="amp-wp-meta amp-wp-byline">${s.author}</div><div class="amp-wp-article-content">${s.paragraphs.map((p, i) => `<p>${asHtml(p)}</p>${i === 1 ? '<amp-ad width="300" height="250" type="x"><div placeholder>Advertisement</div></amp-ad><amp-iframe src="https://x.example"></amp-iframe>' : ''}`).join('')}</div><amp-list class="amp-related-articles" src="/r.json"><template type="amp-mustache"><p>{{title}} is a template that a script would fill with other stories of the day</p></template></amp-list></div><footer class="amp-wp-footer"><p>Copyright 2027. All rights reserved by the publisher and its partners.</p></footer></body></html>`,
    { url: `https://news.example/amp/world/${slug(s.title)}` },
  )

const liveBlog: Shell = s => {
  const entries = s.paragraphs.map((p, i) => ({
    head: `Update ${['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'][i % 12]} from the talks`,
    p,
    at: `${day(s.published)}T${String(8 + i).padStart(2, '0')}:15:00Z`,
  }))
  return made(
    s,
    `<html lang="en"><head><title>${asHtml(s.title)}</title>${ld({ '@context': 'https://schema.org', '@type': 'LiveBlogPosting', headline: s.title, datePublished: s.published, dateModified: s.modified, coverageStartTime: s.published, liveBlogUpdate: entries.map(e => ({ '@type': 'BlogPosting', headline: e.head, datePublished: e.at, articleBody: e.p })) })}</head><body><main class="live"><h1>${asHtml(s.title)}</h1><div class="key-events key-events-nav"><h2>Key events</h2><ol>${entries.map(e => `<li><a href="#x">${e.head}</a></li>`).join('')}</ol></div><div class="live-feed">${entries.map(e => `<article class="live-post" id="block-${e.at}"><header><time datetime="${e.at}">${hour(e.at)}</time><h2>${e.head}</h2></header><div class="live-post__body"><p>${asHtml(e.p)}</p></div><div class="share-buttons"><a href="#">Share</a><a href="#">Facebook</a></div></article>`).join('<div class="ad-slot">Advertisement</div>')}</div><div class="pagination"><a href="?p=2">Older posts</a></div></main></body></html>`,
    { expected: entries.flatMap(e => [e.head, e.p]) },
  )
}

const divLiveBlog: Shell = s =>
  made(
    s,
    `<html><head><title>LIVE: ${asHtml(s.title)}</title><meta name="pubdate" content="${s.published}"><meta name="lastmod" content="${s.modified}"></head><body><div class="topnav">${links(s.others.slice(0, 4), '<span>', '</span>')}</div><div class="lb-head"><h1>LIVE: ${asHtml(s.title)}</h1><span class="lb-status">LIVE</span></div><div class="lb-stream">${s.paragraphs
      .map(
        (p, i) =>
          `<div class="lb-post"><div class="lb-time">${8 + i}.4${i % 10}am</div><div class="lb-content">${
            p.length > 300
              ? p
                  .match(/[^.!?]+[.!?]”?"?\s*/g)!
                  .map(x => `<p>${asHtml(x.trim())}</p>`)
                  .join('')
              : `<p>${asHtml(p)}</p>`
          }</div><div class="lb-tools"><span>Share this post</span></div></div>`,
      )
      .join('')}</div><div class="load-more"><span>Load more posts</span></div></body></html>`,
  )

const paywall: Shell = s =>
  made(
    s,
    `<html lang="en"><head><title>${asHtml(s.title)} | ${asHtml(s.publisher)}</title>${newsArticle(s, { isAccessibleForFree: false, articleBody: s.paragraphs.join('\n'), hasPart: { '@type': 'WebPageElement', isAccessibleForFree: false, cssSelector: '.paywalled' } })}</head><body><main><article><h1>${asHtml(s.title)}</h1><div class="article__body"><p>${asHtml(s.paragraphs[0])}</p><p>${asHtml(s.paragraphs[1])}</p></div><div class="paywall-message"><h2>Continue reading with a subscription</h2><p>Subscribe to read this story ad-free and to get access to everything that our forty correspondents write, on every device you own.</p><ul><li>Only €1 for the first month, then €19 a month, cancel at any time before it ends</li><li>Weekly newsletters by our editors and columnists, with maps and figures</li></ul><a href="/subscribe">Subscribe now</a></div></article><section class="recommended"><h2>Recommended</h2>${links(s.others, '<p>', '</p>')}</section></main></body></html>`,
    { expected: s.paragraphs.slice(0, 2) },
  )

const gallery: Shell = s =>
  made(
    s,
    `<html lang="en"><head><title>In pictures: ${asHtml(s.title)}</title><meta property="og:type" content="article"><meta itemprop="datePublished" content="${s.published}"></head><body><nav><a href="/">Home</a></nav><main><h1>In pictures: ${asHtml(s.title)}</h1><div class="gallery">${s.paragraphs.map((p, i) => `<figure class="slide" id="s${i}"><img src="${i}.jpg" alt="Slide ${i}"><figcaption><span class="count">${i + 1}/${s.paragraphs.length}</span><p>${asHtml(p)}</p></figcaption></figure>`).join('')}</div></main><footer>© 2027</footer></body></html>`,
    { modified: null },
  )

const tables2003: Shell = s =>
  made(
    s,
    `<HTML><HEAD><TITLE>${asHtml(s.title)}</TITLE></HEAD><BODY BGCOLOR="#FFFFFF"><TABLE WIDTH=760 CELLPADDING=0><TR><TD COLSPAN=3><IMG SRC="logo.gif"></TD></TR><TR><TD WIDTH=140 VALIGN=TOP><FONT SIZE=1>${links(s.others.slice(0, 9), '', '<BR>')}</FONT></TD><TD WIDTH=460 VALIGN=TOP><FONT FACE="Verdana" SIZE=4><B>${asHtml(s.title)}</B></FONT><BR><FONT SIZE=1>${longDay(s.published)}</FONT><BR><BR><FONT FACE="Verdana" SIZE=2>${s.paragraphs.map(asHtml).join('<BR><BR>')}</FONT></TD><TD WIDTH=160 VALIGN=TOP><FONT SIZE=1><B>Archive</B><BR>${links(s.others.slice(5), '', '<BR>')}</FONT></TD></TR><TR><TD COLSPAN=3 ALIGN=CENTER><FONT SIZE=1>Copyright 2027 ${asHtml(s.publisher)}</FONT></TD></TR></TABLE></BODY></HTML>`,
    { modified: null },
  )

const blogger: Shell = s =>
  made(
    s,
    `<html lang='en'><head><title>${asHtml(s.publisher)}: ${asHtml(s.title)}</title></head><body><div class='main-outer'><div class='main section' id='main'><div class='widget Blog'><div class='blog-posts hfeed'><h2 class='date-header'><span>Wednesday, ${americanDay(s.published)}</span></h2><div class='post hentry uncustomized-post-template'><h3 class='post-title entry-title'>${asHtml(s.title)}</h3><div class='post-body entry-content' id='post-body-77'>${s.paragraphs.map(p => `<div style="text-align: justify;">${asHtml(p)}</div><div style="text-align: justify;"><br /></div>`).join('')}</div><div class='post-footer'><span class='post-author vcard'>Posted by <span class='fn'>${s.author}</span></span> <span class='post-timestamp'>at <abbr class='published' title='${s.published}'>${hour(s.published)}</abbr></span></div></div><div class='comments' id='comments'><h4>6 comments:</h4><dl id='comments-block'>${each(s.remarks, '<dt>Anonymous said...</dt><dd class="comment-body"><p>', '</p></dd>')}</dl></div></div></div></div><div class='sidebar section'><ul>${links(s.others)}</ul></div></div></body></html>`,
    { modified: null, url: `https://diary.example/2027/03/${slug(s.title)}.html` },
  )

const newsletter: Shell = s =>
  made(
    s,
    `<html lang="en"><head><title>${asHtml(s.title)} - by ${s.author}</title><meta property="og:title" content="${asHtml(s.title)}">${newsArticle(s)}</head><body><div id="entry"><div class="main-menu"><a href="/">Home</a><a href="/archive">Archive</a></div><article class="typography newsletter-post post"><div class="post-header"><h1 class="post-title">${asHtml(s.title)}</h1><div class="byline-wrapper">${s.author}<div class="meta">${americanDay(s.published)}</div></div></div><div><div class="available-content"><div dir="auto" class="body markup">${s.paragraphs.map((p, i) => `<p>${asHtml(p)}</p>${i === 1 ? '<div class="subscription-widget-wrap"><div class="subscription-widget show-subscribe"><div class="preamble"><p>This letter is written for its readers. To receive new posts and support my work, consider becoming a free or paid subscriber.</p></div><form><input type="email"></form></div></div>' : ''}`).join('')}<p class="button-wrapper"><a class="button primary" href="/share"><span>Share</span></a></p></div></div></div></article><div id="discussion" class="comments-page"><h4>Discussion about this post</h4>${each(s.remarks, '<div class="comment"><div class="comment-body"><p>', '</p></div></div>')}</div></div></body></html>`,
  )

const scripted: Shell = s =>
  made(
    s,
    `<!doctype html><html lang="en"><head><title>${asHtml(s.title)}</title>${newsArticle(s, { articleBody: s.paragraphs.join('\n\n') })}<script>window.__STATE__={"story":{"body":"rendered later"}}</script></head><body><div id="__next"><noscript>You need to enable JavaScript to run this app. It is needed to show you our stories and the pictures that go with them.</noscript><div class="spinner">Loading…</div></div><script src="/main.js"></script></body></html>`,
  )

const tabloid: Shell = s =>
  made(
    s,
    `<html lang="en"><head><title>${asHtml(s.title)} | ${asHtml(s.publisher)} Online</title><meta property="article:published_time" content="${s.published.replace('+00:00', '+0000')}"><meta property="og:updated_time" content="${s.modified}"></head><body><div class="page-header"><ul class="nav-primary">${links(s.others.slice(0, 8))}</ul></div><div id="content"><div class="beta"><div class="puff"><h3>DON'T MISS</h3>${links(s.others, '<li><div class="puff-item">', '<span>The pictures that everybody is talking about this morning, from the harbour to the hall</span></div></li>')}</div></div><div class="article-text wide heading-tag-switch"><h1>${asHtml(s.title)}</h1><p class="author-section byline-section">By <a class="author">${s.author.toUpperCase()}</a></p><p class="byline-section"><span class="article-timestamp article-timestamp-published"><span>Published: </span><time datetime="${s.published}">${hour(s.published)} GMT, ${longDay(s.published)}</time></span> | <span class="article-timestamp-updated">Updated: <time datetime="${s.modified}">${hour(s.modified)} GMT, ${longDay(s.modified)}</time></span></p><div id="articleIconLinks" class="share-bar"><ul><li>Share</li><li>1.2k shares</li></ul></div><div itemprop="articleBody">${s.paragraphs.map((p, i) => `<p class="mol-para-with-font">${asHtml(p)}</p>${i % 2 === 0 ? `<p class="mol-para-with-font"><strong>READ MORE: <a href="/m">${asHtml(s.others[i])}</a></strong></p><div class="mol-video"><video></video><p class="vjs-caption caption">Watch the moment when the two delegations walk into the hall</p></div>` : ''}`).join('')}</div></div></div></body></html>`,
  )

const nextArticle: Shell = s =>
  made(
    s,
    `<html lang="en"><head><title>${asHtml(s.title)}</title><meta property="og:title" content="${asHtml(s.title)}"><meta property="article:published_time" content="${s.published}"></head><body><div class="infinite-scroll"><article class="story" data-index="0"><header><h1>${asHtml(s.title)}</h1><p class="dek-time">${longDay(s.published)}</p></header><div class="story-copy">${each(s.paragraphs, '<p>', '</p>')}</div></article><article class="story" data-index="1"><header><h1>${asHtml(s.others[0])}</h1><p class="dek-time">2 January 2027</p></header><div class="story-copy">${each(s.remarks, '<p>', '</p>')}${each(s.remarks, '<p>Again: ', ' It was said twice, and then a third time, and at length.</p>')}${each(
      s.paragraphs.map(p => p.split(' ').reverse().join(' ')),
      '<p>',
      ' And so on, for many words that belong to another story altogether.</p>',
    )}</div></article></div></body></html>`,
    { modified: null },
  )

const twoWords: Shell = s =>
  made(
    s,
    `<html lang="en"><head><title>${asHtml(s.title)} - Briefs</title></head><body><div class="wrap"><div class="colmain"><h1>${asHtml(s.title)}</h1><span class="stamp">${americanDay(s.published)} | ${hour(s.published)} GMT</span><div class="brief">${asHtml(s.paragraphs[0])}</div></div><div class="colright"><h4>Also today</h4>${links(s.others, '<div class="item"><h5>', '</h5><p>Ministers, envoys and a few surprises: what the day brought in one line for those in a hurry.</p></div>')}</div></div></body></html>`,
    { expected: s.paragraphs.slice(0, 1), modified: null },
  )

/** Shells by name. */
export const PRESS: Readonly<Record<string, Shell>> = {
  wordpress,
  wire,
  broadcaster,
  broadsheet,
  columns,
  amp,
  liveBlog,
  divLiveBlog,
  paywall,
  gallery,
  tables2003,
  blogger,
  newsletter,
  scripted,
  tabloid,
  nextArticle,
  twoWords,
}
