/** An entity of a Backstage catalog. */
export interface BackstageEntity {
  apiVersion: 'backstage.io/v1alpha1'
  kind: 'Group' | 'User' | 'System' | 'Component' | 'Resource'
  metadata: {
    name: string
    title?: string
    description?: string
    labels?: Record<string, string>
    annotations: Record<string, string>
    tags?: string[]
    links?: {url: string; title: string; type?: string}[]
  }
  spec: Record<string, unknown>
}
