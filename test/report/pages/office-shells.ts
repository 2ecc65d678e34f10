// Shells of offices and others: ministries, the United Nations, state agencies, institutes, transcripts, old servers.
import { americanDay, asHtml, day, each, hour, links, longDay, type Made, pulled, type Story, slug } from './story.ts'

type Shell = (story: Story) => Made

const made = (story: Story, html: string, more: Partial<Made> = {}): Made => ({
  html,
  url: `https://ministry.example/en/${slug(story.title)}`,
  expected: story.paragraphs,
  published: day(story.published),
  modified: null,
  ...more,
})

const drupal: Shell = s =>
  made(
    s,
    `<!DOCTYPE html><html lang="en" dir="ltr" prefix="dc: http://purl.org/dc/terms/"><head><title>${asHtml(s.title)} | ${asHtml(s.publisher)}</title><meta name="dcterms.date" content="${s.published}"/><meta name="dcterms.modified" content="${s.modified}"/></head><body class="path-node page-node-type-press-release"><a href="#main-content" class="visually-hidden focusable skip-link">Skip to main content</a><div class="dialog-off-canvas-main-canvas"><header role="banner"><nav role="navigation" class="menu--main"><ul class="menu">${links(s.others.slice(0, 7))}</ul></nav></header><main role="main"><div class="layout-content"><div class="block-system-breadcrumb-block"><ol class="breadcrumb"><li>Home</li><li>News</li></ol></div><div class="node node--type-press-release node--view-mode-full"><h1><span class="field field--name-title">${asHtml(s.title)}</span></h1><div class="field field--name-field-date field--type-datetime field--label-above"><div class="field__label">Date</div><div class="field__item"><time datetime="${s.published}">${longDay(s.published)}</time></div></div><div class="clearfix text-formatted field field--name-body field--type-text-with-summary field--label-hidden field__item">${each(s.paragraphs, '<p class="text-align-justify">', '</p>')}</div><div class="field field--name-field-tags field--label-above"><div class="field__label">Tags</div><div class="field__items"><div class="field__item"><a href="/t">Cooperation</a></div></div></div></div></div></main><footer role="contentinfo"><p>Ministry Square 1, telephone +00 000 000. Office hours are Monday to Friday from 9 to 16, closed on public holidays.</p></footer></div></body></html>`,
    { modified: day(s.modified) },
  )

const unPress: Shell = s =>
  made(
    s,
    `<!DOCTYPE html><html lang="en"><head><title>${asHtml(s.title)} | Meetings Coverage and Press Releases</title><meta property="article:published_time" content="${s.published}"></head><body><div class="container-fluid"><nav class="navbar"><ul>${links(s.others.slice(0, 5))}</ul></nav><div class="region-content"><article class="node--type-news"><div class="row"><div class="col-sm-2">SC/16${day(s.published).replace(/-/g, '')}</div><div class="col-sm-4"><time datetime="${s.published}">${longDay(s.published)}</time></div></div><h1 class="page-header">${asHtml(s.title)}</h1><div class="field--name-body">${each(s.paragraphs, '<p>', '</p>')}</div><div class="panel"><div class="field--name-field-footnote"><em>For information media. Not an official record.</em></div></div></article></div><footer class="site-footer"><ul>${links(['Contact', 'Copyright', 'Fraud Alert', 'Privacy Notice', 'Terms of Use'])}</ul></footer></div></body></html>`,
    { expected: [...s.paragraphs, 'For information media. Not an official record.'] },
  )

const department: Shell = s =>
  made(
    s,
    `<html lang="en-US"><head><title>${asHtml(s.title)} - ${asHtml(s.publisher)}</title><script type="application/ld+json">${JSON.stringify(
      {
        '@context': 'https://schema.org',
        '@graph': [
          { '@type': 'WebPage', '@id': 'x', name: s.title, datePublished: s.published, dateModified: s.modified },
          { '@type': 'BreadcrumbList', itemListElement: [{ '@type': 'ListItem', position: 1, name: 'Home' }] },
          { '@type': 'WebSite', name: s.publisher },
        ],
      },
    )}</script></head><body class="wp-singular"><div class="banner-gov" aria-label="Official website"><p>An official website of the government. Here's how you know. Official websites use a domain that belongs to an official body.</p></div><header class="page-header"><div class="header-nav"><ul>${links(s.others.slice(0, 6))}</ul></div></header><div class="content"><main class="site-main"><header class="featured-content__header"><h1 class="featured-content__headline stars-above">${asHtml(s.title)}</h1><p class="article-meta doctype-meta">Press Statement</p><p class="article-meta article-meta__author-bureau">Office of the Spokesperson</p><p class="article-meta article-meta__publish-date">${americanDay(s.published)}</p></header><article><div class="entry-content">${each(s.paragraphs, '<p>', '</p>')}</div></article><div class="tag-list"><h2>Tags</h2><a href="/b">Bureau of Far Affairs</a></div></main></div></body></html>`,
    { modified: day(s.modified) },
  )

const sharepoint: Shell = s =>
  made(
    s,
    `<html dir="ltr" lang="en-US"><head><title>${asHtml(s.title)}</title></head><body><form method="post" action="./x.aspx" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="${'x'.repeat(400)}"><div id="s4-workspace"><div id="s4-bodyContainer"><div class="ms-core-navigation" role="navigation"><ul class="root static">${links(s.others.slice(0, 9), '<li class="static">', '</li>')}</ul></div><div id="contentBox"><span id="DeltaPlaceHolderMain"><div class="news-title"><h1>${asHtml(s.title)}</h1></div><div class="news-date">${longDay(s.published)}</div><div class="ms-rtestate-field" style="display:inline">${s.paragraphs.map(p => `<div>​${asHtml(p)}</div><div>&#160;</div>`).join('')}</div></span></div></div></div></form></body></html>`,
  )

const govuk: Shell = s =>
  made(
    s,
    `<!DOCTYPE html><html lang="en" class="govuk-template"><head><title>${asHtml(s.title)} - GOV.EXAMPLE</title><meta name="govuk:first-published-at" content="${s.published}"><meta name="govuk:updated-at" content="${s.modified}"></head><body><div class="gem-c-cookie-banner" role="region"><h2>Cookies on this site</h2><p>We use some essential cookies to make this website work. We'd like to set additional cookies to understand how you use it, remember your settings and improve government services.</p></div><div class="govuk-width-container"><div class="govuk-breadcrumbs"><ol><li><a href="/">Home</a></li></ol></div><main class="govuk-main-wrapper" id="content"><h1 class="gem-c-heading">${asHtml(s.title)}</h1><div class="gem-c-metadata"><dl><dt class="gem-c-metadata__term">From:</dt><dd><a href="/o">${asHtml(s.publisher)}</a></dd><dt class="gem-c-metadata__term">Published</dt><dd class="gem-c-metadata__definition">${longDay(s.published)}</dd></dl></div><div class="gem-c-govspeak govuk-govspeak"><div class="govspeak">${each(s.paragraphs, '<p>', '</p>')}</div></div><div class="app-c-published-dates"><h2>Updates to this page</h2>Published ${longDay(s.published)}</div><div class="gem-c-feedback"><h2>Is this page useful?</h2><p>Maybe. Yes this page is useful. No this page is not useful. Report a problem with this page if you have met one.</p></div></main></div></body></html>`,
  )

const commission: Shell = s =>
  made(
    s,
    `<html lang="en"><head><title>${asHtml(s.title)}</title><meta name="date" content="${day(s.published)}"/><meta property="og:site_name" content="${asHtml(s.publisher)}"/></head><body class="ecl-typography"><header class="ecl-site-header"><div class="ecl-site-header__banner">Search</div></header><main><div class="ecl-page-header"><div class="ecl-page-header__meta"><span class="ecl-page-header__meta-item">Press release</span><span class="ecl-page-header__meta-item">${longDay(s.published)}</span><span class="ecl-page-header__meta-item">Brussels</span></div><h1 class="ecl-page-header__title">${asHtml(s.title)}</h1></div><div class="ecl-container"><div class="ecl-row"><div class="ecl-col-l-9"><div class="ecl-paragraph">${each(s.paragraphs, '<p style="margin-bottom:12pt"><span style="font-size:12pt"><span>', '</span></span></p>')}</div></div><div class="ecl-col-l-3 sidebar"><h4>Contacts for media</h4><p>Jan Novak, spokesperson, telephone 00 000. Inquiries by the general public: the service desk answers by mail.</p></div></div></div></main></body></html>`,
  )

const stateAgency: Shell = s =>
  made(
    s,
    `<html lang="en"><head><title>${asHtml(s.title)}-${asHtml(s.publisher)}</title><meta name="publishdate" content="${day(s.published)}"></head><body><div class="nav domPC"><ul>${links(s.others.slice(0, 8))}</ul></div><div class="conTop"><h1 class="Btitle">${asHtml(s.title)}</h1><p class="editor">Source: ${asHtml(s.publisher)}</p><p class="time">${day(s.published)} ${hour(s.published)}:15</p></div><div id="detail">${each(s.paragraphs, '<p>　　', '</p>')}<span class="page_nums"></span></div><div class="wx"><ul><li class="mag">Editor: desk</li></ul></div><div class="foot">Copyright © 2000 - 2027. All Rights Reserved.</div></body></html>`,
  )

const newsroomEast: Shell = s =>
  made(
    s,
    `<!DOCTYPE html><html lang="en"><head><title>${asHtml(s.title)} - ${asHtml(s.publisher)}, ${longDay(s.published)}</title><meta name="analytics-p-ts" content="x"><meta property="article:published_time" content="${day(s.published).replace(/-/g, '')}T${hour(s.published).replace(':', '')}"></head><body><div class="header__nav">${links(s.others.slice(0, 6), '<span>', '</span>')}</div><div class="article" data-article-id="555" itemscope itemtype="http://schema.org/NewsArticle"><div class="article__header"><div class="article__info-date"><a href="/20270310/">${hour(s.published)} GMT ${day(s.published).split('-').reverse().join('.')}</a> <span class="article__info-date-modified">(Updated: ${hour(s.modified)} GMT ${day(s.modified).split('-').reverse().join('.')})</span></div><h1 class="article__title" itemprop="headline">${asHtml(s.title)}</h1></div><div class="article__body" itemprop="articleBody">${s.paragraphs.map((p, i) => `<div class="article__block" data-type="text"><div class="article__text">${asHtml(p)}</div></div>${i === 1 ? `<div class="article__block" data-type="article"><div class="article__article"><a href="/z"><span class="article__article-image"></span><span class="article__article-title">${asHtml(s.others[2])}</span></a></div></div><div class="article__block" data-type="banner"><div class="banner"></div></div>` : ''}`).join('')}</div><div class="article__tags tags"><a href="/t">world</a></div></div></body></html>`,
    { url: `https://agency.example/${day(s.published).replace(/-/g, '')}/${slug(s.title)}-1119.html`, modified: null },
  )

const gulfAgency: Shell = s =>
  made(
    s,
    `<html lang="en"><head><title>${asHtml(s.publisher)} - ${asHtml(s.title)}</title></head><body><div id="page"><div class="menu-block"><ul>${links(s.others.slice(0, 6))}</ul></div><div class="row"><div class="col-md-8"><h2 class="newstitle">${asHtml(s.title)}</h2><div class="date">${longDay(s.published)} - ${hour(s.published)}</div><div class="news-image"><img src="p.jpg"><div class="image-caption">The two ministers in the reception hall of the palace on the first day</div></div><div class="details"><p>${s.paragraphs.map(asHtml).join('</p>\r\n<p>&nbsp;</p>\r\n<p>')}</p><p>-- End --</p></div></div><div class="col-md-4"><h3>Latest</h3>${links(s.others, '<div class="latest-item">', '</div>')}</div></div></div></body></html>`,
    { expected: [...s.paragraphs, '-- End --'] },
  )

const institute: Shell = s =>
  made(
    s,
    `<html lang="en"><head><title>${asHtml(s.title)} | ${asHtml(s.publisher)}</title><meta name="citation_title" content="${asHtml(s.title)}"><meta name="citation_author" content="${s.author}"><meta name="citation_publication_date" content="${day(s.published).replace(/-/g, '/')}"></head><body><main><div class="hero"><h1>${asHtml(s.title)}</h1><p class="hero-meta">Commentary</p></div><div class="wysiwyg"><h2>The argument</h2>${each(s.paragraphs.slice(0, 2), '<p>', '<sup><a href="#n1">1</a></sup></p>')}<h2>What follows</h2>${each(s.paragraphs.slice(2), '<p>', '</p>')}</div><div class="author-bio"><h3>About the author</h3><p>${s.author} is a senior fellow who has written on the law of the sea and on the price of grain for more than twenty years.</p></div><div class="related-content"><h3>More on this subject</h3>${links(s.others.slice(0, 4), '<article class="card"><h4>', '</h4><p>A short look at what the agreement changes for the ports and for those who live by them.</p></article>')}</div></main></body></html>`,
    {
      expected: [
        'The argument',
        ...s.paragraphs.slice(0, 2).map(p => `${p}1`),
        'What follows',
        ...s.paragraphs.slice(2),
      ],
    },
  )

const ngo: Shell = s =>
  made(
    s,
    `<html lang="en"><head><title>${asHtml(s.title)}</title><meta property="og:title" content="${asHtml(s.title)}"><script type="application/ld+json">{"@context":"https://schema.org","@type":["Article","NewsArticle"],"headline":${JSON.stringify(s.title)},"datePublished":"${s.published}","author":{"@type":"Organization","name":"Watch Desk"},}</script></head><body><div class="donate-banner donate"><p>Your gift is doubled today. Three people in the field depend on the help that readers like you send us each month.</p></div><main class="main"><article class="news-release"><header><p class="kicker">News release</p><h1>${asHtml(s.title)}</h1><p class="byline">Published in: <a>World</a></p></header><div class="rich-text">${s.paragraphs.map((p, i) => (i === 1 ? `<p>${asHtml(p)}</p><blockquote class="pull-quote"><p>${asHtml(pulled(s))}</p></blockquote>` : `<p>${asHtml(p)}</p>`)).join('')}<ul><li>The parties should let observers in without delay.</li><li>The Council should meet in public session.</li></ul></div><div class="take-action"><div class="signup"><p>Get updates on human rights from around the globe, straight to your inbox each Friday.</p></div></div></article></main></body></html>`,
    {
      expected: [
        ...s.paragraphs,
        'The parties should let observers in without delay.',
        'The Council should meet in public session.',
      ],
    },
  )

const QUESTIONS = [
  'And then what did the other side say to that?',
  'Was it so from the beginning?',
  'Who would pay for it?',
  'When will you know?',
  'Do you believe them?',
]

const interview: Shell = s =>
  made(
    s,
    `<html lang="en"><head><title>${asHtml(s.title)}</title><meta name="DC.date.issued" content="${day(s.published)}"></head><body><div id="wrapper"><div id="header"><div id="menu"><ul>${links(s.others.slice(0, 5))}</ul></div></div><div id="main"><div class="interview"><h1>${asHtml(s.title)}</h1>${s.paragraphs.map((p, i) => (i % 2 === 1 ? `<p><strong>${QUESTIONS[(i >> 1) % QUESTIONS.length]}</strong></p><p>${asHtml(p)}</p>` : `<p>${asHtml(p)}</p>`)).join('')}</div><div id="tools">${links(['Print', 'Send to a friend', 'Larger text'])}</div></div></div></body></html>`,
    { expected: s.paragraphs.flatMap((p, i) => (i % 2 === 1 ? [QUESTIONS[(i >> 1) % QUESTIONS.length], p] : [p])) },
  )

const resolution: Shell = s =>
  made(
    s,
    `<html lang="en"><head><title>${asHtml(s.title)}</title></head><body><div class="doc"><div class="doc-head"><p>Distr.: General</p><p>${longDay(s.published)}</p></div><h1>${asHtml(s.title)}</h1><div class="doc-body"><p><em>The Council</em>,</p><p><em>Recalling</em> its earlier decisions on the matter and the report that was laid before it,</p><ol>${each(s.paragraphs, '<li><p>', '</p></li>')}<li>Decides to remain seized of the matter.</li></ol></div></div></body></html>`,
    {
      expected: [
        'Distr.: General',
        'The Council,',
        'Recalling its earlier decisions on the matter and the report that was laid before it,',
        ...s.paragraphs,
        'Decides to remain seized of the matter.',
      ],
    },
  )

const listing: Shell = s =>
  made(
    s,
    `<html lang="en"><head><title>${asHtml(s.title)}</title><meta name="dcterms.issued" content="${day(s.published)}"><meta name="dcterms.modified" content="${day(s.modified)}"></head><body vocab="http://schema.org/" typeof="WebPage"><nav id="wb-tphp"><ul id="wb-tphp"><li><a href="#c">Skip to main content</a></li></ul></nav><main property="mainContentOfPage" class="container"><h1 property="name" id="wb-cont">${asHtml(s.title)}</h1><div class="mwsgeneric-base-html">${each(s.paragraphs, '<p>', '</p>')}<table class="table"><thead><tr><th>Name</th><th>Office</th></tr></thead><tbody><tr><td>Andrei Example</td><td>Deputy head of the border committee</td></tr><tr><td>Olga Sample</td><td>Judge of the district court</td></tr></tbody></table></div><section class="pagedetails"><dl id="wb-dtmd"><dt>Date modified:</dt><dd><time property="dateModified">${day(s.modified)}</time></dd></dl></section></main></body></html>`,
    {
      expected: [
        ...s.paragraphs,
        'Name | Office',
        'Andrei Example | Deputy head of the border committee',
        'Olga Sample | Judge of the district court',
      ],
      modified: day(s.modified),
    },
  )

const plainServer: Shell = s =>
  made(
    s,
    `<html><head><title>${asHtml(s.title)}</title></head><body><h2>${asHtml(s.title)}</h2><i>${longDay(s.published)}</i><hr><pre>${s.paragraphs.map(p => asHtml(p.replace(/(.{1,68})(?:\s|$)/g, '$1\n'))).join('\n')}</pre><hr><a href="index.html">index</a></body></html>`,
  )

const commented: Shell = s =>
  made(
    s,
    `<html lang="en"><head><title>${asHtml(s.title)} :: ${asHtml(s.publisher)}</title></head><body><div class="outer"><div class="crumbs">Home / World</div><div class="post"><h1>${asHtml(s.title)}</h1><div class="info">${s.author}, <time pubdate datetime="${day(s.published)}">${longDay(s.published)}</time></div><div class="txt">${each(s.paragraphs, '<p>', '</p>')}</div></div><div class="reader-comments">${Array.from({ length: 6 }, () => each(s.remarks, '<div class="rc"><span class="who">someone</span><p>', '</p></div>')).join('')}</div></div></body></html>`,
  )

const withFacts: Shell = s =>
  made(
    s,
    `<html lang="en"><head><title>${asHtml(s.title)}</title><meta name="parsely-pub-date" content="${s.published}"></head><body><div class="grid"><div class="grid-main"><h1>${asHtml(s.title)}</h1><div class="standfirst"><p>The two sides have met before, and it is said that they will meet again.</p></div><div class="copy">${s.paragraphs.map((p, i) => `<p>${asHtml(p)}</p>${i === 0 ? '<div class="embed"><blockquote class="twitter-tweet"><p lang="en" dir="ltr">We are on our way to the talks, and we bring good will and a long list.</p>— Ministry (@ministry)</blockquote></div>' : ''}`).join('')}</div></div><div class="grid-side" role="complementary"><h3>By numbers</h3><p>Forty ships, eleven ports and one treaty: the figures behind the quarrel, gathered by our desk from open sources.</p></div></div></body></html>`,
    { expected: ['The two sides have met before, and it is said that they will meet again.', ...s.paragraphs] },
  )

/** Shells by name. */
export const OFFICES: Readonly<Record<string, Shell>> = {
  drupal,
  unPress,
  department,
  sharepoint,
  govuk,
  commission,
  stateAgency,
  newsroomEast,
  gulfAgency,
  institute,
  ngo,
  interview,
  resolution,
  listing,
  plainServer,
  commented,
  withFacts,
}
